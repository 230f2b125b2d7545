namespace ScsLabs.Policy.Matching;

/// <summary>A resource of a policy: <c>*</c> or an ARN with wildcards and variables. Case-sensitive.</summary>
/// <remarks>A <c>*</c> that ends a part of the ARN also matches the colons after it. Source: IAM User Guide, reference_policies_elements_resource.</remarks>
internal sealed class ResourcePattern(string text, bool variables)
{
    private readonly PolicyPattern pattern = PolicyPattern.Compile(text, variables, wildcards: true);

    public string Text => text;

    /// <inheritdoc cref="PolicyPattern.Variables" />
    public IEnumerable<string> Variables => pattern.Variables;

    /// <inheritdoc cref="PolicyPattern.For" />
    public string? For(AccessRequest request) => pattern.For(request);

    public bool Matches(string resource, AccessRequest request) => pattern.Matches(resource, request);
}
