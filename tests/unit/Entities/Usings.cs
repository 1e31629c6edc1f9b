global using MlOps.Entities.Serialization;
global using MlOps.Tests.Shared;
global using Shouldly;
global using Xunit;
