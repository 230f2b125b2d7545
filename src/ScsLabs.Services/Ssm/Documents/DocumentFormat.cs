namespace ScsLabs.Services.Ssm;

/// <summary>The formats of documents.</summary>
[NotEmulated("TEXT")]
public enum DocumentFormat
{
    /// <summary>YAML.</summary>
    [Wire("YAML")]
    Yaml,

    /// <summary>JSON.</summary>
    [Wire("JSON")]
    Json,
}
