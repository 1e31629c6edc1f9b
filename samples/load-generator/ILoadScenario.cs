namespace MlOps.Samples.LoadGenerator;

/// <summary>Where the requests come from. Called by one thread, in order, so a seeded source stays deterministic.</summary>
public interface ILoadScenario
{
    LoadCall Next();
}
