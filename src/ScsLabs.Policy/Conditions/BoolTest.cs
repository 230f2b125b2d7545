namespace ScsLabs.Policy.Conditions;

/// <summary>Bool, and Null, which tests whether a key is absent. Ignores case.</summary>
internal sealed class BoolTest(bool wanted) : ConditionTest
{
    public static ConditionTest Of(string value, bool variables) =>
        bool.TryParse(value, out var wanted) ? new BoolTest(wanted) : NeverTest.Instance;

    public override IEnumerable<string> Borders => ["true", "false"];

    public override bool Accepts(string actual, AccessRequest request) => bool.TryParse(actual, out var value) && value == wanted;
}
