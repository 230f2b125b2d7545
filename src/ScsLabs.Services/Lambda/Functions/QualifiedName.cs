using System.Text.RegularExpressions;

namespace ScsLabs.Services.Lambda;

/// <summary>The name of a function, a version or an alias, as requests have it: a name, an ARN or a part of one.</summary>
/// <param name="Place">The account and the Region.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Qualifier">The version or alias; null for none.</param>
internal sealed partial record QualifiedName(Place Place, string Name, string? Qualifier)
{
    /// <summary>The longest name of a function; the model's bound of the member is that of an ARN.</summary>
    private const int Longest = 64;

    /// <summary>The ARN.</summary>
    public string Arn => ArnOf(Place, Name, Qualifier);

    /// <summary>Reads a name; what it leaves out is the caller's. One that is malformed is taken for a function's: the members' patterns refuse it.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException: the function's name is too long.</exception>
    public static QualifiedName Of(string name, Call call)
    {
        if (Form().Match(name) is not { Success: true } parts)
        {
            return new(call.Place, name, null);
        }

        var account = AccountId.TryParse(parts.Groups["account"].Value, out var given) ? given : call.Account;
        var region = parts.Groups["region"] is { Success: true } other ? other.Value : call.Region;
        var own = parts.Groups["name"].Value;
        return own.Length <= Longest ? new(new(account, region), own, QualifierIn(parts)) : throw LambdaErrors.NameTooLong(own, Longest);
    }

    /// <summary>Reads an ARN.</summary>
    /// <returns>The name; null where it is no ARN of a function, a version or an alias.</returns>
    public static QualifiedName? OfArn(string arn) =>
        Form().Match(arn) is { Success: true } parts && AccountId.TryParse(parts.Groups["account"].Value, out var account) && parts.Groups["region"] is { Success: true } region
            ? new(new(account, region.Value), parts.Groups["name"].Value, QualifierIn(parts))
            : null;

    /// <summary>Reads a name beside which a request may have the qualifier.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException: there are two, and they differ.</exception>
    public static QualifiedName Of(string name, string? qualifier, Call call)
    {
        var read = Of(name, call);
        return qualifier is null ? read : read.Qualifier is null || read.Qualifier == qualifier ? read with { Qualifier = qualifier } : throw LambdaErrors.QualifiersDiffer();
    }

    /// <summary>An ARN.</summary>
    public static string ArnOf(Place place, string name, string? qualifier = null) => $"arn:aws:lambda:{place.Region}:{place.Account}:function:{name}{(qualifier is null ? "" : $":{qualifier}")}";

    /// <summary>Finds the function.</summary>
    /// <returns>The function; null where there is none in the Region of the call.</returns>
    public Function? Find(Call call) => Place.Region == call.Region ? call.View.Find<Function>(Place, Name) : null;

    private static string? QualifierIn(Match parts) => parts.Groups["qualifier"] is { Success: true } qualifier ? qualifier.Value : null;

    [GeneratedRegex(@"^(arn:aws:lambda:)?((?<region>[a-z]{2}-[a-z]+-[0-9]):)?((?<account>[0-9]{12}):)?(function:)?(?<name>[a-zA-Z0-9-_]+)(:(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
