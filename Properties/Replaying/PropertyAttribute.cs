using Xunit.Sdk;

namespace PoolFunctional.Properties;

/// <summary>A law under FsCheck. A failure ends with the one command that replays its last step, which sets <c>REPLAY</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("PoolFunctional.Properties.Replaying.LawDiscoverer", "PoolFunctional.Properties")]
public sealed class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    public PropertyAttribute()
    {
        if (Environment.GetEnvironmentVariable("REPLAY") is string replay) Replay = replay;
    }
}
