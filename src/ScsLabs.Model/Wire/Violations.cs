using System.Text.RegularExpressions;
using ScsLabs.Model.Calls;

namespace ScsLabs.Model.Wire;

/// <summary>Collects what is wrong with a request's values, in AWS's words, while generated code reads it.</summary>
/// <remarks>Bound: the first hundred are told, and how many there are. Source: the validation messages that SSM, KMS, IAM and STS answer alike ("2 validation errors detected: Value …").</remarks>
public sealed class Violations
{
    private const int MaxTold = 100;

    private readonly List<string> told = [];
    private readonly List<string> path = [];
    private string? unsupported;
    private bool isInDocument;
    private int count;

    /// <summary>The member that wasn't received yet: nothing is wrong with a request that lacks it.</summary>
    public string? Awaited { get; init; }

    /// <summary>Enters a nested value.</summary>
    public void Enter(string step) => path.Add(step);

    /// <summary>Leaves it.</summary>
    public void Leave() => path.RemoveAt(path.Count - 1);

    /// <summary>A member that must be there isn't.</summary>
    public T Missing<T>(string member)
    {
        if (member != Awaited || path.Count > 0)
        {
            Add("null", member, "Member must not be null");
        }

        return default!;
    }

    /// <summary>Members that the operation doesn't have here. They are refused: nothing is accepted and ignored.</summary>
    public void Unknown(IEnumerable<string> members)
    {
        foreach (var member in members)
        {
            unsupported ??= string.Join('.', [.. path, member]);
        }
    }

    /// <summary>A text's length must be within bounds.</summary>
    public void Length(string? value, string member, int min, int max, bool secret = false) => Length(value?.Length, secret ? null : value, member, min, max);

    /// <summary>A blob's length must be within bounds.</summary>
    public void Length(byte[]? value, string member, int min, int max, bool secret = false) => Length(value?.Length, null, member, min, max);

    /// <summary>A list's length must be within bounds.</summary>
    public void Length<T>(IReadOnlyCollection<T>? value, string member, int min, int max, bool secret = false) =>
        Length(value?.Count, value is null || secret ? null : $"[{string.Join(", ", value)}]", member, min, max);

    /// <summary>A number must be within bounds.</summary>
    public void Range(long? value, string member, long min, long max)
    {
        if (value < min)
        {
            Add($"'{value}'", member, $"Member must have value greater than or equal to {min}");
        }
        else if (value > max)
        {
            Add($"'{value}'", member, $"Member must have value less than or equal to {max}");
        }
    }

    /// <summary>A text must match the whole expression.</summary>
    public void Pattern(string? value, string member, Regex expression, string shown, bool secret = false)
    {
        if (value is not null && !expression.IsMatch(value))
        {
            Add(secret ? null : $"'{value}'", member, $"Member must satisfy regular expression pattern: {shown}");
        }
    }

    /// <summary>A text isn't one of the values that an enumeration has.</summary>
    public T NotInSet<T>(string value, string member, string set)
    {
        Add($"'{value}'", member, $"Member must satisfy enum value set: [{set}]");
        return default!;
    }

    /// <summary>Returns if nothing is wrong.</summary>
    /// <exception cref="AwsError">Something is: the service's validation error, about everything at once.</exception>
    public void ThrowIfAny(Api api, string operation)
    {
        if (count > 0)
        {
            throw (isInDocument && api.InvalidDocument is { } invalid ? invalid : api.Invalid)($"{count} validation error{(count == 1 ? "" : "s")} detected: {string.Join("; ", told)}");
        }

        if (unsupported is not null)
        {
            throw AwsError.NotEmulated($"the member {unsupported} of {api.Name}:{operation}");
        }
    }

    private void Length(int? length, string? shown, string member, int min, int max)
    {
        var value = shown is null ? null : $"'{shown}'";
        if (length < min)
        {
            Add(value, member, $"Member must have length greater than or equal to {min}");
        }
        else if (length > max)
        {
            Add(value, member, $"Member must have length less than or equal to {max}");
        }
    }

    private void Add(string? value, string member, string constraint)
    {
        isInDocument |= path.Count > 0;
        if (++count > MaxTold)
        {
            return;
        }

        told.Add($"Value {(value is null ? "" : value + " ")}at '{string.Join('.', [.. path, member])}' failed to satisfy constraint: {constraint}");
    }
}
