using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.Lambda;

/// <summary>What of a function can be configured.</summary>
internal sealed record FunctionSettings
{
    /// <summary>The maximum memory in MB; more have only functions on instances of the account's own, which aren't emulated.</summary>
    private const int MostMemory = 10_240;

    /// <summary>The runtime.</summary>
    public required Runtime Runtime { get; init; }

    /// <summary>What of the code is called.</summary>
    public required string Handler { get; init; }

    /// <summary>The execution role.</summary>
    public required string Role { get; init; }

    /// <summary>The description.</summary>
    public string Description { get; init; } = "";

    /// <summary>How long an invocation may take, in seconds, up to 900.</summary>
    public int Timeout { get; init; } = 3;

    /// <summary>The memory in MB, 128 to 10,240.</summary>
    public int MemorySize
    {
        get;
        init => field = value <= MostMemory ? value : throw LambdaErrors.InvalidParameter($"'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to {MostMemory}");
    } = 128;

    /// <summary>The environment variables; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}

/// <summary>The code of a function.</summary>
/// <param name="Zip">The deployment package.</param>
/// <param name="Sha256">Its SHA-256 in Base64.</param>
internal sealed record FunctionCode(Body Zip, string Sha256);
