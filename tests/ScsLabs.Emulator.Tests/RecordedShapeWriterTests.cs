using System.Text.Json;
using ScsLabs.Model.Wire;

namespace ScsLabs.Emulator.Tests;

/// <summary>Every request and answer can be recorded, within bounds.</summary>
public sealed class RecordedShapeWriterTests
{
    private static readonly Member Value = new("Value");
    private static readonly Member Secret = new("Secret") { IsSensitive = true };

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(1.5, "1.5")]
    public void A_number_that_JSON_lacks_is_a_text(double number, string recorded) =>
        RecordedShapeWriter.Of(writer => Structure(writer, () => writer.Double(number)))!.ShouldBe($$"""{"Value":{{recorded}}}""");

    [Fact]
    public void What_is_too_much_is_left_out_and_the_rest_is_JSON()
    {
        var text = RecordedShapeWriter.Of(writer => Structure(writer, () =>
        {
            writer.StartList(Value);
            for (var i = 0; i < 10_000; i++)
            {
                writer.Item();
                writer.StartMap(Value);
                writer.Key(new string('鍵', 5_000));
                writer.String(new string('値', 5_000));
                writer.EndMap();
            }

            writer.EndList();
        }))!;

        text.Length.ShouldBeLessThan(3 * 4096);
        JsonDocument.Parse(text).RootElement.GetProperty("Value").GetArrayLength().ShouldBeInRange(1, 10);
    }

    [Fact]
    public void A_secret_is_hidden_with_all_that_it_holds()
    {
        var text = RecordedShapeWriter.Of(writer =>
        {
            writer.StartStructure();
            writer.Member(Secret);
            Structure(writer, () => writer.String("s3cret"));
            writer.Member(Value);
            writer.String("shown");
            writer.EndStructure();
        })!;

        text.ShouldBe("""{"Secret":"HIDDEN_DUE_TO_SECURITY_REASONS","Value":"shown"}""");
    }

    [Fact]
    public void A_record_that_fails_leaves_nothing_for_the_next()
    {
        Should.Throw<InvalidDataException>(() => RecordedShapeWriter.Of(writer => Structure(writer, () => throw new InvalidDataException())));

        RecordedShapeWriter.Of(writer => Structure(writer, () => writer.Boolean(true)))!.ShouldBe("""{"Value":true}""");
        RecordedShapeWriter.Of(static _ => { }).ShouldBeNull();
    }

    private static void Structure(IShapeWriter writer, Action value)
    {
        writer.StartStructure();
        writer.Member(Value);
        value();
        writer.EndStructure();
    }
}
