using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>One version of a document.</summary>
internal sealed record DocumentVersion
{
    /// <summary>The number, from 1. The numbers of deleted versions aren't given again.</summary>
    public required long Version { get; init; }

    /// <summary>The content, read and checked.</summary>
    public required DocumentContent Content { get; init; }

    /// <summary>The content as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>The format in which it was written.</summary>
    public required DocumentFormat Format { get; init; }

    /// <summary>The name that is shown beside the document's; null for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name of the version, which no other of the document has; null for none.</summary>
    public string? VersionName { get; init; }

    /// <summary>The type of resources on which it can be run, such as <c>/AWS::EC2::Instance</c>; null where nobody said.</summary>
    public string? TargetType { get; init; }

    /// <summary>The time of creation.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The SHA-256 digest of the text, in hexadecimal digits.</summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>The content in a format: as it was written, or in the other one.</summary>
    public string In(DocumentFormat format) =>
        format == Format ? Text
        : format == DocumentFormat.Json ? JsonContent.Written(JsonObject.Create(Content.Json))
        : YamlText.Of(Content.Json);
}
