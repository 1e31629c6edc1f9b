namespace MlOps.Bench.Scale;

/// <summary>Progress lines with the seconds elapsed.</summary>
internal sealed class Progress(TextWriter output, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();
    private string _said = "";

    public double Seconds => time.GetElapsedTime(_begun).TotalSeconds;

    public void Say(string text)
    {
        if (text == _said)
            return;
        _said = text;
        output.WriteLine($"    {Seconds, 5:0} s  {text}");
    }
}
