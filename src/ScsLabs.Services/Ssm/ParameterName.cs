namespace ScsLabs.Services.Ssm;

/// <summary>The rules for parameter names.</summary>
/// <remarks>Source: Systems Manager User Guide, "Requirements and constraints for parameter names".</remarks>
internal static class ParameterName
{
    private const int MaxLevels = 15;
    private const int MaxLength = 1011;

    private const string PathRules =
        "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\". "
        + "It can't be prefixed with \"aws\" or \"ssm\" (case-insensitive). It must use only letters, numbers, or the following symbols: "
        + ". (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol \"/\". "
        + "Valid example: /get/parameters2-/by1./path0_.";

    private const string Rules =
        "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_";

    /// <summary>The name that a parameter is stored and shown under: without the slash at the start where there is no other.</summary>
    /// <remarks>Source: Systems Manager User Guide, "Requirements and constraints for parameter names", "Uniqueness": <c>/x</c> and <c>x</c> are one.</remarks>
    public static string Canonical(string name) => name.LastIndexOf('/') == 0 ? name[1..] : name;

    /// <summary>Throws unless the name is valid for a new parameter.</summary>
    /// <exception cref="AwsException">ValidationException, AccessDeniedException or HierarchyLevelLimitExceededException.</exception>
    public static void Require(string name)
    {
        RequireOwn(name);
        if (IsReserved(name, "ssm"))
        {
            throw SsmErrors.Validation(Rules);
        }

        if (name.LastIndexOf('/') > 0 && !name.StartsWith('/'))
        {
            throw SsmErrors.Validation("Parameter name must be a fully qualified name.");
        }

        if (!IsWellFormed(name))
        {
            throw SsmErrors.Validation(Rules);
        }

        if (name.Length > MaxLength)
        {
            throw SsmErrors.Validation($"The parameter name is longer than {MaxLength} characters.");
        }

        if (name.Count(character => character == '/') > MaxLevels)
        {
            throw SsmErrors.TooManyLevels(MaxLevels);
        }
    }

    /// <summary>Throws where the name is reserved for AWS's services.</summary>
    /// <exception cref="AwsException">AccessDeniedException.</exception>
    public static void RequireOwn(string name)
    {
        if (IsReserved(name, "aws"))
        {
            throw SsmErrors.ReservedName(name);
        }
    }

    /// <summary>Throws if AWS provides the parameter, or a secret as a parameter: <c>/aws/service/…</c>, <c>/aws/reference/secretsmanager/…</c>.</summary>
    /// <exception cref="AwsException">NotImplemented.</exception>
    public static void RequireEmulated(string nameOrPath)
    {
        var name = nameOrPath.StartsWith("arn:", StringComparison.Ordinal) ? nameOrPath[Math.Max(0, nameOrPath.IndexOf('/', StringComparison.Ordinal))..] : nameOrPath;
        if (name == "/aws/service" || name.StartsWith("/aws/service/", StringComparison.Ordinal) || name.StartsWith("/aws/reference/secretsmanager/", StringComparison.Ordinal))
        {
            throw AwsException.NotEmulated($"the public parameter {name}");
        }
    }

    /// <summary>Throws unless the text is a valid path.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void RequirePath(string path)
    {
        if (path != "/" && (!path.StartsWith('/') || !IsWellFormed(path.TrimEnd('/'))))
        {
            throw SsmErrors.Validation(PathRules);
        }
    }

    /// <summary>Whether a parameter is under the path, directly or recursively. A name without a slash is under <c>/</c>.</summary>
    public static bool IsUnder(string name, string path, bool recursive)
    {
        var prefix = path.TrimEnd('/') + "/";
        var full = name.StartsWith('/') ? name : "/" + name;
        return full.StartsWith(prefix, StringComparison.Ordinal) && (recursive || full.IndexOf('/', prefix.Length) < 0);
    }

    private static bool IsReserved(string name, string prefix) => name.TrimStart('/').StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool IsWellFormed(string name) =>
        (name.StartsWith('/') ? name[1..] : name).Split('/').All(part => part.Length > 0 && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_'));
}
