namespace ScsLabs.Services.Ssm;

/// <summary>Deletes a parameter with all its versions.</summary>
/// <remarks>Errors: ParameterNotFound, AccessDeniedException for a reserved name. Source: Systems Manager API Reference, DeleteParameter.</remarks>
[Operation<SsmApi>]
public sealed record DeleteParameter([Target<Parameter>, Length(1, 2048)] string Name)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Deletes the parameter.</summary>
    internal static Result Handle(DeleteParameter request, Parameter? parameter, Draft draft)
    {
        ParameterName.RequireOwn(request.Name);
        draft.Remove(parameter ?? throw SsmErrors.ParameterNotFound());
        return new();
    }
}
