namespace ScsLabs.Services.Ssm;

/// <summary>Reads one parameter, in its latest or the selected version.</summary>
/// <remarks>Errors: ParameterNotFound, ParameterVersionNotFound, InvalidKeyId. Source: Systems Manager API Reference, GetParameter.</remarks>
[Operation<SsmApi>]
public sealed record GetParameter([Target<Parameter>(By = nameof(Parameter.BySelector)), Length(1, 2048)] string Name, bool WithDecryption = false)
{
    /// <summary>The parameter.</summary>
    public sealed record Result(ParameterView Parameter);

    /// <summary>Reads the parameter. A SecureString is decrypted by KMS, as the caller.</summary>
    internal static Result Handle(GetParameter request, Parameter parameter, AsCaller aws)
    {
        var (name, selector) = Selector.Split(request.Name);
        var version = parameter.Find(selector) ?? throw SsmErrors.VersionNotFound(name, selector);
        return new(ParameterView.Of(parameter, version, selector, request.WithDecryption, aws));
    }
}
