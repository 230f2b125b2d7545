using System.Diagnostics.CodeAnalysis;

namespace ScsLabs.Model;

/// <summary>An AWS account: twelve digits.</summary>
public readonly record struct AccountId
{
    private readonly string? value;

    private AccountId(string value) => this.value = value;

    /// <summary>The account that LocalStack's conventional key <c>test</c> belongs to.</summary>
    public static AccountId Default { get; } = new("000000000000");

    /// <summary>The owner of things that an anonymous caller made, such as an object that an unsigned request wrote. No principal belongs to this account.</summary>
    public static AccountId Nobody { get; } = new("anonymous");

    /// <summary>Reads an account id of twelve digits.</summary>
    /// <exception cref="FormatException">The text isn't an account id.</exception>
    public static AccountId Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException($"'{text}' is not an account id (twelve digits).");

    /// <summary>Tries to read an account id of twelve digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountId account)
    {
        var valid = text is { Length: 12 } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        account = valid ? new AccountId(text!) : default;
        return valid;
    }

    /// <summary>The account's root principal.</summary>
    public Arn Root => new("iam", "", ToString(), "root");

    /// <inheritdoc />
    public override string ToString() => value ?? "";
}
