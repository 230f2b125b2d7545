namespace ScsLabs.Services.Iam;

/// <summary>Regular expressions for the members of IAM and STS.</summary>
internal static class Form
{
    public const string Name = @"[\w+=,.@-]+";

    public const string Path = @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)";

    public const string PathPrefix = @"\u002F[\u0021-\u007F]*";

    public const string PolicyPath = @"((/[A-Za-z0-9\.,\+@=_-]+)*)/";

    public const string Marker = @"[\u0020-\u00FF]+";

    public const string Document = @"[\u0009\u000A\u000D\u0020-\u00FF]+";

    public const string Description = @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*";

    public const string KeyId = @"[\w]+";

    public const string Version = @"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?";

    public const string TagKey = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+";

    public const string TagValue = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*";
}
