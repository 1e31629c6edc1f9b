global using CsCheck;
global using MlOps.Analysis.Burn;
global using MlOps.Analysis.Counters;
global using MlOps.Analysis.Release;
global using MlOps.Analysis.Statistics;
global using Shouldly;
global using Xunit;
