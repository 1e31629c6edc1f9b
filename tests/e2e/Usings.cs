global using MlOps.Entities.Common;
global using MlOps.Entities.ModelDeployments;
global using MlOps.Tests.Shared;
global using Shouldly;
global using Xunit;
