namespace ScsLabs.Services.Ssm;

/// <summary>Adds labels to a version of a parameter, by default the latest; a label of another version moves.</summary>
/// <remarks>Errors: ParameterNotFound, ParameterVersionNotFound, ParameterVersionLabelLimitExceeded. Source: Systems Manager API Reference, LabelParameterVersion.</remarks>
[Operation<SsmApi>]
public sealed record LabelParameterVersion(
    [Target<Parameter>, Length(1, 2048)] string Name,
    [Length(1, 10), Items(1, 100)] IReadOnlyList<string> Labels,
    long? ParameterVersion = null)
{
    private const int MaxLabels = 10;

    /// <summary>The invalid labels, and the version.</summary>
    public sealed record Result(IReadOnlyList<string> InvalidLabels, long ParameterVersion);

    /// <summary>Adds the labels, or none where one is invalid.</summary>
    internal static Result Handle(LabelParameterVersion request, Parameter parameter, Draft draft)
    {
        var number = request.ParameterVersion ?? parameter.Latest.Version;
        var version = parameter.Find(new(number, null)) ?? throw SsmErrors.VersionNotFound(parameter.Name, new(number, null));
        var invalid = request.Labels.Where(label => !IsLabel(label)).ToList();
        if (invalid.Count > 0)
        {
            return new(invalid, number);
        }

        if (version.Labels.Union(request.Labels).Count > MaxLabels)
        {
            throw SsmErrors.TooManyLabels();
        }

        draft.Put(parameter with
        {
            Versions =
            [
                .. parameter.Versions.Select(one => one with
                {
                    Labels = one.Version == number ? one.Labels.Union(request.Labels) : one.Labels.Except(request.Labels),
                }),
            ],
        });
        return new([], number);
    }

    /// <summary>Whether a label is valid: up to 100 letters, digits, periods, hyphens and underscores, not beginning with a digit, <c>aws</c> or <c>ssm</c>.</summary>
    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 100
        && label.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_')
        && !char.IsAsciiDigit(label[0])
        && !label.StartsWith("aws", StringComparison.OrdinalIgnoreCase)
        && !label.StartsWith("ssm", StringComparison.OrdinalIgnoreCase);
}
