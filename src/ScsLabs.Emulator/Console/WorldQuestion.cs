using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator;

/// <summary>What a question about the world says in its query: <c>account</c>, <c>region</c>, <c>text</c>, <c>from</c> and others.</summary>
internal sealed class WorldQuestion
{
    /// <summary>The number of items on a page.</summary>
    public const int PageSize = 500;

    private readonly IQueryCollection query;

    public WorldQuestion(IQueryCollection query)
    {
        this.query = query;
        var (account, from) = (this["account"], this["from"]);
        IsValid = (account.Length == 0 || AccountId.TryParse(account, out _)) && (from.Length == 0 || int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (IsValid)
        {
            Account = account.Length == 0 ? default : AccountId.Parse(account);
            From = from.Length == 0 ? 0 : int.Parse(from, NumberStyles.None, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether the question can be answered.</summary>
    public bool IsValid { get; }

    /// <summary>The account; the default value for none.</summary>
    public AccountId Account { get; }

    /// <summary>The Region; empty for what is in none.</summary>
    public string Region => this["region"];

    /// <summary>The account and the Region.</summary>
    public Place Place => new(Account, Region);

    /// <summary>The text that items must have.</summary>
    public string Text => this["text"];

    /// <summary>The number of items before the page.</summary>
    public int From { get; }

    /// <summary>A value; empty where it isn't given.</summary>
    public string this[string name] => query[name].ToString();

    /// <summary>Whether one of an item's texts has the text.</summary>
    public bool Has(params ReadOnlySpan<string?> texts)
    {
        if (Text.Length == 0)
        {
            return true;
        }

        foreach (var text in texts)
        {
            if (text?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the items of the page, and where the next one begins, if there is one. Items behind it aren't visited.</summary>
    public void WritePage<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        var (count, isMore) = (0, false);
        json.WriteStartArray(name);
        foreach (var item in items.Skip(From))
        {
            if (count == PageSize)
            {
                isMore = true;
                break;
            }

            count++;
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (isMore)
        {
            json.WriteNumber("next", From + count);
        }
    }
}
