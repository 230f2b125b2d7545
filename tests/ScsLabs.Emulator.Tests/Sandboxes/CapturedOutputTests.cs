using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator.Tests.Sandboxes;

/// <summary>The beginning of an output is kept, and a cut is told.</summary>
public sealed class CapturedOutputTests
{
    [Theory]
    [InlineData(3, "abc")]
    [InlineData(2, "ab---Output truncated---")]
    [InlineData(0, "---Output truncated---")]
    public void What_is_dropped_is_told(int most, string kept)
    {
        var output = new CapturedOutput(most);
        output.Add("a"u8);
        output.Add("bc"u8);
        output.Add([]);

        System.Text.Encoding.ASCII.GetString(output.Bytes).ShouldBe(kept);
    }
}
