namespace ScsLabs.Services.Sts;

/// <summary>Regular expressions for the members of STS that IAM doesn't share.</summary>
internal static class StsForm
{
    public const string Arn = @"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+";

    public const string Name = @"[\w+=,.@-]*";
}
