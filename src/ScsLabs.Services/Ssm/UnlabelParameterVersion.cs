namespace ScsLabs.Services.Ssm;

/// <summary>Removes labels from a version of a parameter.</summary>
/// <remarks>Errors: ParameterNotFound, ParameterVersionNotFound. Source: Systems Manager API Reference, UnlabelParameterVersion.</remarks>
[Operation<SsmApi>]
public sealed record UnlabelParameterVersion(
    [Target<Parameter>, Length(1, 2048)] string Name,
    long ParameterVersion,
    [Length(1, 10), Items(1, 100)] IReadOnlyList<string> Labels)
{
    /// <summary>The removed labels, and those that the version doesn't have.</summary>
    public sealed record Result(IReadOnlyList<string> RemovedLabels, IReadOnlyList<string> InvalidLabels);

    /// <summary>Removes the labels.</summary>
    internal static Result Handle(UnlabelParameterVersion request, Parameter parameter, Draft draft)
    {
        var selector = new Selector(request.ParameterVersion, null);
        var version = parameter.Find(selector) ?? throw SsmErrors.VersionNotFound(parameter.Name, selector);
        draft.Put(parameter with { Versions = parameter.Versions.Replace(version, version with { Labels = version.Labels.Except(request.Labels) }) });
        return new([.. request.Labels.Where(version.Labels.Contains)], [.. request.Labels.Where(label => !version.Labels.Contains(label))]);
    }
}
