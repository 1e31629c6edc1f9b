global using MlOps.Tests.Shared;
global using Shouldly;
global using Xunit;
