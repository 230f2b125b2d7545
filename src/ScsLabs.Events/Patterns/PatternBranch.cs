namespace ScsLabs.Events.Patterns;

/// <summary>A pattern, or one combination of the alternatives of its <c>$or</c>s: fields that must all match.</summary>
internal sealed class PatternBranch(IReadOnlyList<FieldTest> fields)
{
    public FieldTree Tree { get; } = FieldTree.Of(fields);

    /// <summary>The strings that a field at the top must be one of; null where other values match, too.</summary>
    public IReadOnlyCollection<string>? OnlyStrings(string name) => fields.FirstOrDefault(field => field.Path is [var only] && only == name)?.OnlyStrings;
}
