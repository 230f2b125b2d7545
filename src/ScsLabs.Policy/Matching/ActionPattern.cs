namespace ScsLabs.Policy.Matching;

/// <summary>An action of a policy, such as <c>s3:Get*</c>. Ignores case, supports wildcards but not policy variables.</summary>
internal sealed class ActionPattern(string text)
{
    private readonly string compiled = text.Replace('*', Glob.AnyRun).Replace('?', Glob.AnyOne);

    public string Text => text;

    public bool Matches(string action) => Glob.Matches(compiled, action, StringComparison.OrdinalIgnoreCase);
}
