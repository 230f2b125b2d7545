namespace ScsLabs.Services.S3;

/// <summary>The rules by which web pages of other origins may use a bucket.</summary>
/// <remarks>Source: S3 API Reference, CORSConfiguration; S3 User Guide, ManageCorsUsing.</remarks>
public sealed record CORSConfiguration([Wire("CORSRule", Flattened = true)] IReadOnlyList<CORSRule> CORSRules)
{
    private const int Most = 100;

    /// <summary>Throws unless each rule is complete.</summary>
    /// <exception cref="AwsException">MalformedXML, InvalidRequest.</exception>
    internal void Validate()
    {
        if (CORSRules is not { Count: > 0 } rules)
        {
            throw S3Errors.MalformedXml();
        }

        if (rules.Count > Most)
        {
            throw S3Errors.InvalidRequest($"The number of CORS rules should not exceed allowed limit of {Most} rules.");
        }

        foreach (var rule in rules)
        {
            rule.Validate();
        }
    }
}

/// <summary>A rule: the pages, methods and headers that it allows.</summary>
public sealed record CORSRule
{
    private const int MaxId = 255;

    private static readonly string[] Methods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    public string? ID { get; init; }
    [Wire("AllowedHeader", Flattened = true)] public IReadOnlyList<string>? AllowedHeaders { get; init; }
    [Wire("AllowedMethod", Flattened = true)] public IReadOnlyList<string>? AllowedMethods { get; init; }

    /// <summary>The origins, each with one <c>*</c> at most.</summary>
    [Wire("AllowedOrigin", Flattened = true)] public IReadOnlyList<string>? AllowedOrigins { get; init; }

    /// <summary>The headers of answers that pages can read.</summary>
    [Wire("ExposeHeader", Flattened = true)] public IReadOnlyList<string>? ExposeHeaders { get; init; }

    /// <summary>The number of seconds for which a browser keeps the answer to a preflight.</summary>
    public int? MaxAgeSeconds { get; init; }

    /// <summary>Whether a page of an origin may send a request by a method.</summary>
    internal bool Allows(string origin, string method) => AllowedMethods!.Contains(method, StringComparer.Ordinal) && AllowedOrigins!.Any(pattern => Matches(pattern, origin, StringComparison.Ordinal));

    /// <summary>Whether a page may send a header.</summary>
    internal bool AllowsHeader(string header) => AllowedHeaders?.Any(pattern => Matches(pattern, header, StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>Throws unless the rule is complete.</summary>
    internal void Validate()
    {
        if (AllowedMethods is not { Count: > 0 } || AllowedOrigins is not { Count: > 0 } || ID?.Length > MaxId)
        {
            throw S3Errors.MalformedXml();
        }

        if (AllowedMethods.FirstOrDefault(static method => !Methods.Contains(method, StringComparer.Ordinal)) is { } method)
        {
            throw S3Errors.InvalidRequest($"Found unsupported HTTP method in CORS config. Unsupported method is {method}");
        }

        RequireOneWildcard("AllowedOrigin", AllowedOrigins);
        RequireOneWildcard("AllowedHeader", AllowedHeaders ?? []);
        if (ExposeHeaders?.Any(static header => header.Length == 0 || !header.All(static character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal))) == true)
        {
            throw S3Errors.MalformedXml(); // it could be no header's name (RFC 9110, 5.6.2)
        }

        if (ExposeHeaders?.FirstOrDefault(static header => header.Contains('*', StringComparison.Ordinal)) is { } exposed)
        {
            throw S3Errors.InvalidRequest($"ExposeHeader \"{exposed}\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
        }
    }

    private static void RequireOneWildcard(string element, IReadOnlyList<string> patterns)
    {
        if (patterns.FirstOrDefault(static pattern => pattern.Count(static character => character == '*') > 1) is { } pattern)
        {
            throw S3Errors.InvalidRequest($"{element} \"{pattern}\" can not have more than one wildcard.");
        }
    }

    /// <summary>Whether a text is the pattern, whose one <c>*</c> stands for any characters.</summary>
    private static bool Matches(string pattern, string text, StringComparison comparison)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? text.Equals(pattern, comparison)
            : text.Length >= pattern.Length - 1 && text.StartsWith(pattern[..star], comparison) && text.EndsWith(pattern[(star + 1)..], comparison);
    }
}
