namespace ScsLabs.Events.Patterns;

/// <summary>A pattern, or one combination of the alternatives of its <c>$or</c>s: fields that must all match.</summary>
internal sealed class PatternBranch(IReadOnlyList<FieldTest> fields)
{
    public FieldTree Tree => field ??= FieldTree.Of(fields);

    /// <summary>The tests of a field; null where the branch doesn't ask for it.</summary>
    /// <param name="path">The names that lead to the field.</param>
    public FieldTest? Of(IReadOnlyList<string> path) => fields.FirstOrDefault(test => test.Path.SequenceEqual(path, StringComparer.Ordinal));

    /// <summary>The strings that a field at the top must be one of; null where other values match, too.</summary>
    public IReadOnlyCollection<string>? OnlyStrings(string name) => Of([name])?.OnlyStrings;
}
