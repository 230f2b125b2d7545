using ScsLabs.Model.State;

namespace ScsLabs.Model.Tests;

/// <summary>A row for tests; due once where it says so, and then it counts up.</summary>
internal sealed record Note(string Id, string Text, DateTimeOffset? DueAt = null, TimeSpan? Every = null) : IDueRow
{
    public static readonly Place Here = Place.Of(AccountId.Parse("111111111111"));

    public Place Place => Here;

    public void OnDue(Draft draft, DateTimeOffset now) =>
        draft.Put(this with { Text = Text + "!", DueAt = Every is { } every ? DueAt + every : null });
}
