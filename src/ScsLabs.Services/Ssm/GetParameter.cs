namespace ScsLabs.Services.Ssm;

/// <summary>Reads one parameter.</summary>
/// <remarks>Errors: ParameterNotFound, InvalidKeyId. Source: Systems Manager API Reference, GetParameter.</remarks>
[Operation<SsmApi>]
public sealed record GetParameter([Target<Parameter>, Length(1, 2048)] string Name, bool WithDecryption = false)
{
    /// <summary>The parameter.</summary>
    public sealed record Result(ParameterView Parameter);

    /// <summary>Reads it; a SecureString's value through KMS, as the caller.</summary>
    public static Result Handle(GetParameter request, Parameter parameter, AsCaller aws) =>
        new(ParameterView.Of(parameter, parameter.Latest, request.WithDecryption, aws));
}
