namespace ScsLabs.Services.Ssm;

/// <summary>Deletes up to ten parameters; one that doesn't exist doesn't prevent the others' deletion.</summary>
/// <remarks>Source: Systems Manager API Reference, DeleteParameters.</remarks>
[Operation<SsmApi>]
public sealed record DeleteParameters([Target<Parameter>, Length(1, 10), Items(1, 2048)] IReadOnlyList<string> Names)
{
    /// <summary>The names of the deleted parameters, and those of no parameter.</summary>
    public sealed record Result(IReadOnlyList<string> DeletedParameters, IReadOnlyList<string> InvalidParameters);

    /// <summary>Deletes the parameters.</summary>
    internal static Result Handle(DeleteParameters request, IReadOnlyList<Reference<Parameter>> parameters, Draft draft)
    {
        var all = parameters.DistinctBy(parameter => parameter.Row?.Name ?? parameter.Name, StringComparer.Ordinal).ToList();
        foreach (var parameter in all)
        {
            if (parameter.Row is { } row)
            {
                draft.Remove(row);
            }
        }

        return new([.. all.Where(parameter => parameter.Row is not null).Select(parameter => parameter.Name)], [.. all.Where(parameter => parameter.Row is null).Select(parameter => parameter.Name)]);
    }
}
