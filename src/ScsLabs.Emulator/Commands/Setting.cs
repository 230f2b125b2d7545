using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Emulator.Commands;

/// <summary>A setting, given by an option or, for containers, an environment variable: <c>--root-secret</c> or <c>SCSLABS_ROOT_SECRET</c>. The option wins.</summary>
/// <remarks>
/// INVARIANT: a given but unusable value, including an empty secret, ends the start with a message; it never falls back to the default.
/// The variable isn't used as the option's default value, because the help prints default values.
/// </remarks>
internal sealed class Setting<T>
{
    private readonly Option<T> option;
    private readonly string variable;
    private readonly string wanted;
    private readonly Parse parse;
    private readonly T? otherwise;

    public Setting(string name, string description, string wanted, Parse parse, T? otherwise = default)
    {
        variable = $"SCSLABS_{name.Replace('-', '_').ToUpperInvariant()}";
        (this.wanted, this.parse, this.otherwise) = (wanted, parse, otherwise);
        option = new($"--{name}")
        {
            Description = $"{description} Also: {variable}.",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!parse(text, out var value))
                {
                    result.AddError(Refusal($"--{name}", text));
                }

                return value!;
            },
        };
    }

    public delegate bool Parse(string text, [MaybeNullWhen(false)] out T value);

    private string? Variable => Environment.GetEnvironmentVariable(variable);

    public void AddTo(Command command)
    {
        command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(option) is null && Variable is { } text && !parse(text, out _))
            {
                result.AddError(Refusal(variable, text));
            }
        });
    }

    public T? Of(ParseResult arguments) =>
        arguments.GetResult(option) is not null ? arguments.GetValue(option)
        : Variable is { } text && parse(text, out var value) ? value
        : otherwise;

    private string Refusal(string source, string text) => $"{source}: '{text}' is not {wanted}.";
}
