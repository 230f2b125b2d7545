namespace ScsLabs.Policy.Conditions;

/// <summary>BinaryEquals: decodes base64 on both sides and compares the bytes.</summary>
internal sealed class BinaryTest(byte[] wanted) : ConditionTest
{
    public static ConditionTest Of(string value, bool variables) =>
        TryRead(value, out var wanted) ? new BinaryTest(wanted) : NeverTest.Instance;

    public override IEnumerable<string> Borders => [Convert.ToBase64String(wanted), ""];

    public override bool Accepts(string actual, AccessRequest request) =>
        TryRead(actual, out var bytes) && bytes.AsSpan().SequenceEqual(wanted);

    private static bool TryRead(string text, out byte[] bytes)
    {
        var buffer = new byte[text.Length];
        var valid = Convert.TryFromBase64String(text, buffer, out var length);
        bytes = buffer[..length];
        return valid;
    }
}
