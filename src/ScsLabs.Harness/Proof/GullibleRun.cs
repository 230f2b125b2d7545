using ScsLabs.Harness.Telling;
using Xunit;

namespace ScsLabs.Harness.Proof;

/// <summary>Runs a lab's checks on a backend as if it had every capability, to show that none of them passes wrongly.</summary>
internal static class GullibleRun
{
    /// <summary>Fails if a check passes although it needs a capability that the backend lacks, or fails although it needs none of those.</summary>
    public static async Task AssertAsync<TLab, TChecks>(TLab lab)
        where TLab : LabFixture
        where TChecks : LabChecks<TLab>
    {
        var deceived = new List<string>();
        foreach (var check in await CheckRun.ChecksOfAsync(typeof(TChecks), lab).ConfigureAwait(false))
        {
            var why = await CheckRun.RunAsync<TLab, TChecks>(lab, check).ConfigureAwait(false);
            TestContext.Current.TestOutputHelper?.WriteLine($"{check.Name}: {(why is null ? "green" : "red")}");
            var missing = new List<string>();
            foreach (var need in Capability.NeedsOf(check))
            {
                if (await lab.Backend.Capabilities.ProbeAsync(need).ConfigureAwait(false) is { Has: false } evidence)
                {
                    missing.Add($"{need} ({evidence.Because})");
                }
            }

            if (why is null && missing.Count > 0)
            {
                deceived.Add(Texts.GreenThough.With(check.Name, string.Join(", ", missing)));
            }
            else if (why is not null && missing.Count == 0)
            {
                deceived.Add(Texts.RedThough.With(check.Name, why));
            }
        }

        Assert.True(deceived.Count == 0, string.Join('\n', deceived));
    }
}
