global using MlOps.Entities.Common;
global using MlOps.Entities.ModelDeployments;
global using Shouldly;
global using Xunit;
