using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ssm;

/// <summary>The patch baselines that AWS provides, which every account has and nobody changes.</summary>
/// <remarks>
/// In us-east-1 they have AWS's ids. In other Regions AWS has other ids and accounts; there the ids are the emulator's own, and the account is that of us-east-1.
/// Of Windows' three the default one is here. Source: Systems Manager User Guide, "Predefined and custom patch baselines".
/// </remarks>
internal static class PredefinedBaselines
{
    /// <summary>The account in their ARNs.</summary>
    public const string Owner = "075727635805";

    /// <summary>What lets every account use them: nothing but this says on AWS's behalf that an account may.</summary>
    public static readonly AttachedPolicy Policy = new("permissions of AWS's patch baselines", PolicyDocument.ParseStored("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ssm:*","Resource":"*"}]}""", PolicyKind.Resource));

    private const int Delay = 7;
    private const string Known = "us-east-1";

    /// <summary>A time before all instances: AWS's differ.</summary>
    private static readonly DateTimeOffset Introduced = new(2023, 3, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<PatchBaseline> InKnown =
    [
        Of(OperatingSystemType.AmazonLinux2, "pb-0be8c61cde3be63f3", "AWS-AmazonLinux2DefaultPatchBaseline", "Baseline containing all Security and Bugfix updates approved for Amazon Linux 2 instances", AmazonLinux),
        Of(OperatingSystemType.AmazonLinux2023, "pb-05c9c9bf778d4c4d0", "AWS-AmazonLinux2023DefaultPatchBaseline", "Default Patch Baseline for Amazon Linux 2023 Provided by AWS.", AmazonLinux),
        Of(OperatingSystemType.Windows, "pb-09ca3fb51f0412ec3", "AWS-DefaultPatchBaseline", "Default Patch Baseline Provided by AWS.", Windows),
        Of(OperatingSystemType.Ubuntu, "pb-0c7e89f711c3095f4", "AWS-UbuntuDefaultPatchBaseline", "Default Patch Baseline for Ubuntu Provided by AWS.", Ubuntu),
    ];

    private static PatchRule[] AmazonLinux =>
    [
        new(new([new(PatchFilterKey.Product, ["*"]), new(PatchFilterKey.Classification, ["Security"]), new(PatchFilterKey.Severity, ["Critical", "Important"])]), ApproveAfterDays: Delay),
        new(new([new(PatchFilterKey.Product, ["*"]), new(PatchFilterKey.Classification, ["Bugfix"])]), ApproveAfterDays: Delay),
    ];

    private static PatchRule[] Windows => [new(new([new(PatchFilterKey.PatchSet, ["OS"]), new(PatchFilterKey.Classification, ["CriticalUpdates", "SecurityUpdates"]), new(PatchFilterKey.MsrcSeverity, ["Critical", "Important"])]), ApproveAfterDays: Delay)];

    private static PatchRule[] Ubuntu => [new(new([new(PatchFilterKey.Product, ["*"]), new(PatchFilterKey.Priority, ["Required", "Important", "Standard", "Optional", "Extra"])]), ApproveAfterDays: 0)];

    /// <summary>Those of a Region, in ordinal order of their names.</summary>
    public static IEnumerable<PatchBaseline> In(string region) => InKnown.Select(baseline => region == Known ? baseline : baseline with { Region = region, Id = IdIn(region, baseline.Name) });

    /// <summary>The one of an operating system.</summary>
    public static PatchBaseline For(OperatingSystemType system, string region) => In(region).First(baseline => baseline.System == system);

    /// <summary>Finds one by its ARN; null for none.</summary>
    public static PatchBaseline? Find(string arn, string region) => arn.StartsWith("arn:", StringComparison.Ordinal) ? In(region).FirstOrDefault(baseline => baseline.Arn == arn) : null;

    private static PatchBaseline Of(OperatingSystemType system, string id, string name, string description, PatchRule[] rules) => new()
    {
        Account = default,
        Region = Known,
        Id = id,
        Name = name,
        System = system,
        Rules = new PatchBaselineRules { Description = description, ApprovalRules = new(rules) }.Complete(),
        CreatedAt = Introduced,
        ModifiedAt = Introduced,
    };

    /// <summary>An id that is the same in every emulator.</summary>
    private static string IdIn(string region, string name) => string.Concat("pb-", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{region}/{name}"))).AsSpan(0, 17));
}
