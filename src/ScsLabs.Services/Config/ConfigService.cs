namespace ScsLabs.Services.Config;

/// <summary>AWS Config as it calls other services.</summary>
internal static class ConfigService
{
    /// <summary>The service principal.</summary>
    public const string Principal = "config.amazonaws.com";

    /// <summary>On whose behalf it calls: that of a recorder's account and Region.</summary>
    /// <remarks>Source: AWS Config Developer Guide, iamrole-permissions ("Adding an IAM Trust Policy to your Role").</remarks>
    public static string SourceArn(Place place) => $"arn:aws:config:{place.Region}:{place.Account}:*";
}
