using ScsLabs.Model.State;

namespace ScsLabs.Model.Tests;

/// <summary>A row for tests; due once where it says so, and then it counts up.</summary>
internal sealed record Note(string Id, string Text, DateTimeOffset? DueAt = null, TimeSpan? Every = null) : IRow<Note>, IDueRow
{
    public static readonly Place Here = Place.Of(AccountId.Parse("111111111111"));

    public static readonly RowIndex<Note, string> ByText = new(note => note.Text, StringComparer.OrdinalIgnoreCase);

    public static readonly RowIndex<Note, char> ByLetter = new(note => note.Text.Distinct());

    public static IReadOnlyList<RowIndex<Note>> Indexes => [ByText, ByLetter];

    public Place Place => Here;

    public void OnDue(DueTurn due) =>
        due.Draft.Put(this with { Text = Text + "!", DueAt = Every is { } every ? DueAt + every : null });
}
