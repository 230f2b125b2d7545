using System.Globalization;

namespace ScsLabs.Services.Lambda;

/// <summary>A function as it is shown.</summary>
public sealed record FunctionConfiguration
{
    /// <summary>The name.</summary>
    public required string FunctionName { get; init; }

    /// <summary>The ARN.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The runtime.</summary>
    public required Runtime Runtime { get; init; }

    /// <summary>The execution role.</summary>
    public required string Role { get; init; }

    /// <summary>What of the code is called.</summary>
    public required string Handler { get; init; }

    /// <summary>The size of the deployment package in bytes.</summary>
    public required long CodeSize { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>How long an invocation may take, in seconds.</summary>
    public required int Timeout { get; init; }

    /// <summary>The memory in MB.</summary>
    public required int MemorySize { get; init; }

    /// <summary>The time of the last change, in ISO 8601.</summary>
    public required string LastModified { get; init; }

    /// <summary>The SHA-256 of the deployment package in Base64.</summary>
    public required string CodeSha256 { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>The environment variables; null for none.</summary>
    public required FunctionEnvironment? Environment { get; init; }

    /// <summary>How it is traced.</summary>
    public required TracingConfig TracingConfig { get; init; }

    /// <summary>An id that each change renews.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The state.</summary>
    public required FunctionState State { get; init; }

    /// <summary>What came of the last change.</summary>
    public required LastUpdateStatus LastUpdateStatus { get; init; }

    /// <summary>The form of the code.</summary>
    public required PackageType PackageType { get; init; }

    /// <summary>The processors that it runs on.</summary>
    public required IReadOnlyList<Architecture> Architectures { get; init; }

    /// <summary>The size of the folder for temporary files.</summary>
    public required EphemeralStorage EphemeralStorage { get; init; }

    /// <summary>Where its output goes.</summary>
    public required LoggingConfig LoggingConfig { get; init; }

    /// <summary>A function as it is, whose ARN is shown without the version.</summary>
    internal static FunctionConfiguration Of(Function function) => Of(FunctionSnapshot.Of(function), function.Arn);

    /// <summary>A version.</summary>
    internal static FunctionConfiguration Of(FunctionSnapshot version) => Of(version, version.Arn);

    /// <summary>A version under an ARN, such as its alias's.</summary>
    internal static FunctionConfiguration Of(FunctionSnapshot version, string arn) => new()
    {
        FunctionName = version.Function.Name,
        FunctionArn = arn,
        Runtime = version.Settings.Runtime,
        Role = version.Settings.Role,
        Handler = version.Settings.Handler,
        CodeSize = version.Code.Zip.Length,
        Description = version.Settings.Description,
        Timeout = version.Settings.Timeout,
        MemorySize = version.Settings.MemorySize,
        LastModified = version.ModifiedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture),
        CodeSha256 = version.Code.Sha256,
        Version = version.Version,
        Environment = version.Settings.Variables is { } variables ? new(variables) : null,
        TracingConfig = new(TracingMode.PassThrough),
        RevisionId = version.RevisionId,
        State = FunctionState.Active,
        LastUpdateStatus = LastUpdateStatus.Successful,
        PackageType = PackageType.Zip,
        Architectures = [Architecture.X8664],
        EphemeralStorage = new(512),
        LoggingConfig = new(LogFormat.Text, version.Function.LogGroup),
    };
}

/// <summary>The environment variables of a function.</summary>
public sealed record FunctionEnvironment([Sensitive, Keys(0, int.MaxValue, Pattern = "[a-zA-Z]([a-zA-Z0-9_])+")] IReadOnlyDictionary<string, string>? Variables = null);

/// <summary>How a function is traced.</summary>
public sealed record TracingConfig(TracingMode? Mode = null);

/// <summary>The modes of tracing.</summary>
[NotEmulated("Active")]
public enum TracingMode
{
    /// <summary>As the caller wants it.</summary>
    PassThrough,
}

/// <summary>The states of a function.</summary>
[NotEmulated("Pending", "Inactive", "Failed", "Deactivating", "Deactivated", "ActiveNonInvocable", "Deleting")]
public enum FunctionState
{
    /// <summary>It can be invoked.</summary>
    Active,
}

/// <summary>What comes of a change.</summary>
[NotEmulated("Failed", "InProgress")]
public enum LastUpdateStatus
{
    /// <summary>It is done.</summary>
    Successful,
}

/// <summary>The forms of code.</summary>
[NotEmulated("Image")]
public enum PackageType
{
    /// <summary>A zip file.</summary>
    Zip,
}

/// <summary>The processors.</summary>
[NotEmulated("arm64")]
public enum Architecture
{
    /// <summary>x86 of 64 bits.</summary>
    [Wire("x86_64")]
    X8664,
}

/// <summary>The size of the folder for temporary files, in MB.</summary>
public sealed record EphemeralStorage([Range(512, 10_240)] int Size);

/// <summary>Where a function's output goes.</summary>
public sealed record LoggingConfig(LogFormat? LogFormat = null, string? LogGroup = null);

/// <summary>The forms of a function's output.</summary>
[NotEmulated("JSON")]
public enum LogFormat
{
    /// <summary>Text.</summary>
    Text,
}
