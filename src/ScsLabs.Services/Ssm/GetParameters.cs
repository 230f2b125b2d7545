namespace ScsLabs.Services.Ssm;

/// <summary>Reads up to ten parameters. One that doesn't exist doesn't prevent reading the others; one that is denied does.</summary>
/// <remarks>Errors: InvalidKeyId. Source: Systems Manager API Reference, GetParameters.</remarks>
[Operation<SsmApi>]
public sealed record GetParameters([Target<Parameter>(By = nameof(Parameter.BySelector)), Length(1, 10), Items(1, 2048)] IReadOnlyList<string> Names, bool WithDecryption = false)
{
    /// <summary>The parameters, and the names of no parameter.</summary>
    public sealed record Result(IReadOnlyList<ParameterView> Parameters, IReadOnlyList<string> InvalidParameters);

    /// <summary>Reads the parameters. SecureStrings are decrypted by KMS, as the caller.</summary>
    internal static Result Handle(GetParameters request, IReadOnlyList<Reference<Parameter>> parameters, AsCaller aws)
    {
        var (found, invalid) = (new List<ParameterView>(), new List<string>());
        foreach (var parameter in parameters.DistinctBy(parameter => (parameter.Row?.Name ?? parameter.Name, Selector.Split(parameter.Name).Selector)))
        {
            var selector = Selector.Split(parameter.Name).Selector;
            if (parameter.Row?.Find(selector) is { } version)
            {
                found.Add(ParameterView.Of(parameter.Row, version, selector, request.WithDecryption, aws));
            }
            else
            {
                ParameterName.RequireEmulated(parameter.Name);
                invalid.Add(parameter.Name);
            }
        }

        return new([.. found.OrderBy(static parameter => parameter.Name, StringComparer.Ordinal)], invalid);
    }
}
