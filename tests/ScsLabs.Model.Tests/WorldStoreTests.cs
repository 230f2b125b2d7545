using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ScsLabs.Model.Calls;
using ScsLabs.Model.State;

namespace ScsLabs.Model.Tests;
/// <summary>The world: drafts, commits, places, indexes, time and reactions.</summary>
public sealed class WorldStoreTests
{
    private readonly FakeTimeProvider wall = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly WorldStore store;

    public WorldStoreTests() => store = new(new WorldClock(wall));

    private DateTimeOffset Now => store.Clock.GetUtcNow();

    [Fact]
    public void A_commit_is_seen_whole_and_a_world_that_was_read_before_stays_as_it_was()
    {
        var before = store.Current;

        store.Write(draft => Put(draft, new("a", "1"), new("b", "2")));

        before.All<Note>(Note.Here).ShouldBeEmpty();
        store.Current.All<Note>(Note.Here).Select(note => note.Id).ShouldBe(["a", "b"]);
        store.Current.Number.ShouldBe(before.Number + 1);
    }

    [Fact]
    public void A_change_that_fails_leaves_nothing_behind()
    {
        store.Write(draft => Put(draft, new Note("a", "1")));
        var before = store.Current;

        Should.Throw<InvalidDataException>(() => store.Write<bool>(draft =>
        {
            Put(draft, new Note("a", "2"), new Note("b", "2"));
            throw new InvalidDataException();
        }));

        store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task A_wait_ends_with_the_commit_that_it_is_for_and_with_no_other()
    {
        var wait = store.WaitAsync(world => world.Find<Note>(Note.Here, "b") is not null, Now.AddSeconds(20), TestContext.Current.CancellationToken);
        store.Write(draft => Put(draft, new Note("a", "1")));
        wait.IsCompleted.ShouldBeFalse();

        store.Write(draft => Put(draft, new Note("b", "1")));

        (await wait).ShouldBeTrue();
        store.WaitAsync(static _ => true, Now, TestContext.Current.CancellationToken).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_ends_as_wall_time_passes_when_the_clock_is_advanced_and_when_nobody_waits_any_more()
    {
        using var gone = new CancellationTokenSource();
        Task<bool> Wait(CancellationToken cancellationToken) => store.WaitAsync(static _ => false, Now.AddSeconds(20), cancellationToken);
        var (byWall, cancelled) = (Wait(TestContext.Current.CancellationToken), Wait(gone.Token));
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);

        wall.Advance(TimeSpan.FromSeconds(20));
        (await byWall).ShouldBeFalse();

        var byClock = Wait(TestContext.Current.CancellationToken);
        await store.AdvanceAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        (await byClock).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wait_sees_another_world_that_is_restored()
    {
        var before = store.Current;
        store.Write(draft => Put(draft, new Note("a", "1")));
        var wait = store.WaitAsync(world => world.Find<Note>(Note.Here, "a") is null, Now.AddSeconds(20), TestContext.Current.CancellationToken);

        await store.RestoreAsync(before, TestContext.Current.CancellationToken);

        (await wait).ShouldBeTrue();
    }

    [Fact]
    public void A_writer_cannot_write_beside_its_own_draft()
    {
        var before = store.Current;

        Should.Throw<InvalidOperationException>(() => store.Write(draft =>
        {
            Put(draft, new Note("a", "outer"));
            return store.Write(inner => Put(inner, new Note("b", "inner")));
        }));

        store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public void What_falls_due_while_a_writer_reads_the_world_waits_for_its_turn_and_is_not_lost()
    {
        store.Write(draft => Put(draft, new Note("a", "x", Now + TimeSpan.FromHours(1))));

        store.Write(draft =>
        {
            wall.Advance(TimeSpan.FromHours(2));
            store.Current.Find<Note>(Note.Here, "a")!.Text.ShouldBe("x");
            return Put(draft, new Note("b", "y"));
        });

        store.Current.Find<Note>(Note.Here, "a")!.Text.ShouldBe("x!");
        store.Current.Find<Note>(Note.Here, "b")!.Text.ShouldBe("y");
    }

    [Fact]
    public void A_change_that_changes_nothing_is_no_commit()
    {
        var before = store.Current;

        store.Write(_ => true);

        store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public void What_is_due_has_happened_before_anyone_reads()
    {
        store.Write(draft => Put(draft, new Note("a", "x", Now + TimeSpan.FromHours(1))));

        wall.Advance(TimeSpan.FromMinutes(59));
        store.Current.Find<Note>(Note.Here, "a")!.Text.ShouldBe("x");

        wall.Advance(TimeSpan.FromMinutes(1));
        store.Current.Find<Note>(Note.Here, "a")!.Text.ShouldBe("x!");
        store.Current.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task Advancing_stops_at_every_due_time_in_order()
    {
        var hour = TimeSpan.FromHours(1);
        store.Write(draft => Put(draft, new Note("hourly", "x", Now + hour, hour), new Note("once", "y", Now + (2 * hour))));
        var seen = new List<(DateTimeOffset At, string Id)>();
        using var subscription = store.Subscribe((commit, _, _) =>
        {
            seen.AddRange(commit.Changes.Select(change => (commit.At, change.After!.Id)));
            return Task.CompletedTask;
        });
        var begin = Now;

        await store.AdvanceAsync(3 * hour, TestContext.Current.CancellationToken);

        Now.ShouldBe(begin + (3 * hour));
        seen.ShouldBe([(begin + hour, "hourly"), (begin + (2 * hour), "hourly"), (begin + (2 * hour), "once"), (begin + (3 * hour), "hourly")]);
    }

    [Fact]
    public async Task A_row_that_stays_due_is_told_to_whoever_settles_and_keeps_nobody_from_reading()
    {
        store.Write(draft => Put(draft, new Note("a", "x", Now - TimeSpan.FromHours(1), TimeSpan.Zero)));

        store.Current.Find<Note>(Note.Here, "a")!.Text.ShouldBe("x");
        var error = await Should.ThrowAsync<AggregateException>(() => store.SettleAsync(TestContext.Current.CancellationToken));

        error.InnerExceptions.Single().Message.ShouldContain("still due");
        await store.SettleAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Rows_due_at_one_instant_have_their_turns_by_type_and_id_whichever_was_made_first()
    {
        var at = Now + TimeSpan.FromHours(1);
        var order = new List<string>();
        store.Write(draft =>
        {
            draft.Put(new Zebra("b", at, order));
            draft.Put(new Aardvark("b", at, order));
            draft.Put(new Zebra("a", at, order));
            draft.Put(new Aardvark("a", at, order));
            return true;
        });

        wall.Advance(TimeSpan.FromHours(1));
        _ = store.Current;

        order.ShouldBe(["Aardvark a", "Aardvark b", "Zebra a", "Zebra b"]);
    }

    [Fact]
    public async Task The_clock_stops_before_the_calendar_ends_and_a_step_past_that_changes_nothing()
    {
        await store.AdvanceAsync(WorldClock.Last - Now, TestContext.Current.CancellationToken);
        Now.ShouldBe(WorldClock.Last);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => store.AdvanceAsync(TimeSpan.FromTicks(1), TestContext.Current.CancellationToken));

        Now.ShouldBe(WorldClock.Last);
        store.Write(draft => Put(draft, new Note("a", "x", Now.AddYears(100))));
        store.Current.Find<Note>(Note.Here, "a").ShouldNotBeNull();
    }

    [Fact]
    public async Task Work_that_a_draft_leaves_runs_after_its_commit_outside_of_the_writers_turn_and_settling_waits_for_it()
    {
        var goOn = new TaskCompletionSource();
        store.Write(draft =>
        {
            draft.Afterwards(async (_, _) =>
            {
                await goOn.Task;
                store.Write(inner => Put(inner, new Note("later", store.Current.Find<Note>(Note.Here, "now")!.Text)));
            });
            return Put(draft, new Note("now", "x"));
        });

        var settling = store.SettleAsync(TestContext.Current.CancellationToken);
        settling.IsCompleted.ShouldBeFalse();
        goOn.SetResult();
        await settling;

        store.Current.Find<Note>(Note.Here, "later")!.Text.ShouldBe("x");
    }

    [Fact]
    public async Task Work_that_a_dropped_draft_leaves_never_runs()
    {
        var ran = false;
        Should.Throw<InvalidDataException>(() => store.Write<bool>(draft =>
        {
            draft.Afterwards((_, _) =>
            {
                ran = true;
                return Task.CompletedTask;
            });
            throw new InvalidDataException();
        }));

        await store.SettleAsync(TestContext.Current.CancellationToken);

        ran.ShouldBeFalse();
    }

    [Fact]
    public void An_index_finds_what_a_search_would_whatever_was_put_and_removed() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5].Select(pick => new[] { "", "a", "A", "ab", "ba", "c" }[pick])).List[0, 30].Sample(steps =>
        {
            var mine = new WorldStore(new WorldClock(wall));
            foreach (var (id, text) in steps)
            {
                mine.Write(draft =>
                {
                    var note = new Note(id.ToString(), text);
                    if (text.Length == 0)
                    {
                        draft.Remove(note);
                    }
                    else
                    {
                        draft.Put(note);
                    }

                    return true;
                });
            }

            var all = mine.Current.All<Note>(Note.Here).ToList();
            return "aAbc".All(letter => mine.Current.All(Note.ByLetter, letter).SequenceEqual(all.Where(note => note.Text.Contains(letter)))
                    && mine.Current.Count(Note.ByLetter, letter) == all.Count(note => note.Text.Contains(letter)))
                && mine.Current.All(Note.ByText, "AB").SequenceEqual(all.Where(note => note.Text == "ab"));
        });

    [Theory]
    [InlineData("a", "a b d", "")]
    [InlineData("b", "b d", "a")]
    [InlineData("c", "d", "b a")]
    [InlineData("e", "", "d b a")]
    public void A_list_begins_at_an_id_and_goes_forwards_or_backwards(string id, string from, string before)
    {
        store.Write(draft => Put(draft, new("a", "1"), new("b", "1"), new("d", "1")));

        string.Join(' ', store.Current.From<Note>(Note.Here, id).Select(note => note.Id)).ShouldBe(from);
        string.Join(' ', store.Current.Before<Note>(Note.Here, id).Select(note => note.Id)).ShouldBe(before);
        string.Join(' ', store.Current.Before<Note>(Note.Here, null).Select(note => note.Id)).ShouldBe("d b a");
        store.Current.Before<Note>(Place.Global, null).ShouldBeEmpty();
    }

    [Fact]
    public void Resources_are_found_by_arn_and_by_id_whatever_their_type_and_listed_by_place()
    {
        store.Write(draft =>
        {
            draft.Put(new Aardvark("a", null, []));
            draft.Put(new Zebra("a", null, []));
            draft.Put(new Zebra("z", null, []));
            return Put(draft, new Note("a", "no resource"));
        });
        var world = store.Current;

        world.Resource("arn:aws:zoo:::Zebra/a").ShouldBeOfType<Zebra>().Id.ShouldBe("a");
        world.Resource("arn:aws:zoo:::Zebra/b").ShouldBeNull();
        world.Resources(Note.Here, "a").Select(found => found.Arn).ShouldBe(["arn:aws:zoo:::Aardvark/a", "arn:aws:zoo:::Zebra/a"], ignoreOrder: true);
        world.Resources(Note.Here).Select(found => found.Arn).ShouldBe(["arn:aws:zoo:::Aardvark/a", "arn:aws:zoo:::Zebra/a", "arn:aws:zoo:::Zebra/z"], ignoreOrder: true);
        world.Resources(Place.Global).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reactions_see_commits_in_order_and_settling_waits_for_them_and_for_what_they_cause()
    {
        var numbers = new List<long>();
        using var subscription = store.Subscribe(async (commit, _, _) =>
        {
            await Task.Yield();
            numbers.Add(commit.World.Number);
            if (commit.Changes[0].After is Note { Text: "cause" })
            {
                store.Write(draft => Put(draft, new Note("effect", "x")));
            }
        });

        store.Write(draft => Put(draft, new Note("a", "cause")));
        store.Write(draft => Put(draft, new Note("b", "x")));
        await store.SettleAsync(TestContext.Current.CancellationToken);

        numbers.Count.ShouldBe(3);
        numbers.ShouldBeInOrder();
        store.Current.Find<Note>(Note.Here, "effect").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_reaction_that_fails_is_told_to_whoever_settles_and_keeps_no_other_from_its_turn()
    {
        var reached = 0;
        using var failing = store.Subscribe((_, _, _) => throw new InvalidDataException("broken"));
        using var working = store.Subscribe((_, _, _) =>
        {
            reached++;
            return Task.CompletedTask;
        });

        store.Write(draft => Put(draft, new Note("a", "x")));
        var error = await Should.ThrowAsync<AggregateException>(() => store.SettleAsync(TestContext.Current.CancellationToken));

        error.InnerExceptions.Single().Message.ShouldBe("broken");
        reached.ShouldBe(1);
        await store.SettleAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_restored_world_is_the_one_that_was_and_its_number_is_new()
    {
        store.Write(draft => Put(draft, new Note("a", "1")));
        var kept = store.Current;
        store.Write(draft =>
        {
            draft.Remove(draft.Find<Note>(Note.Here, "a")!);
            return true;
        });

        var left = store.Current.Number;

        await store.RestoreAsync(kept, TestContext.Current.CancellationToken);

        store.Current.Find<Note>(Note.Here, "a")!.Text.ShouldBe("1");
        store.Current.Number.ShouldBe(left + 1);
    }

    [Fact]
    public async Task Nobody_reacts_to_what_was_done_in_a_world_that_was_left()
    {
        var begin = store.Current;
        var leave = new TaskCompletionSource();
        var seen = await OneReactionAtWorkAsync(leave.Task, () =>
        {
            store.Write(draft => Put(draft, new Note("effect", "x")));
            throw new InvalidDataException("of the world that was left");
        });

        var restoring = store.RestoreAsync(begin, TestContext.Current.CancellationToken);
        restoring.IsCompleted.ShouldBeFalse("it must wait for the reaction at work");
        leave.SetResult();
        await restoring;
        await store.SettleAsync(TestContext.Current.CancellationToken);

        seen.ShouldBe(["at work"]);
        store.Current.All<Note>(Note.Here).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_belongs_to_a_world_is_ended_before_it_is_left_and_what_began_meanwhile_after()
    {
        var seen = new List<int>();
        store.Outside = [new Outside(() => seen.Add(store.Current.All<Note>(Note.Here).Count()), world => seen.Add((int)world.Number))];
        store.Write(draft => Put(draft, new Note("a", "x")));

        await store.RestoreAsync(World.Empty, TestContext.Current.CancellationToken);

        seen.ShouldBe([1, (int)World.Empty.Number, 0]);
    }

    [Fact]
    public async Task Work_that_begins_while_a_world_is_left_goes_with_it()
    {
        var (ran, left) = (false, 0);
        store.Outside = [new Outside(
            () =>
            {
                if (left++ == 0)
                {
                    store.Begin((_, _) =>
                    {
                        ran = true;
                        return Task.CompletedTask;
                    });
                }
            },
            static _ => { })];

        await store.RestoreAsync(World.Empty, TestContext.Current.CancellationToken);
        await store.SettleAsync(TestContext.Current.CancellationToken);

        (ran, left).ShouldBe((false, 2));
    }

    [Fact]
    public async Task Work_beside_the_reactions_holds_none_up_and_is_waited_for()
    {
        var (goOn, seen) = (new TaskCompletionSource(), new List<string>());
        using var subscription = store.Subscribe((commit, _, _) =>
        {
            seen.Add(commit.Changes[0].After!.Id);
            goOn.TrySetResult();
            return Task.CompletedTask;
        });
        store.Begin(async (acting, cancellationToken) =>
        {
            await goOn.Task.WaitAsync(cancellationToken);
            acting.Write(draft => Put(draft, new Note("by the work", "x")));
        });

        store.Write(draft => Put(draft, new Note("by a reaction's writer", "x")));
        await store.SettleAsync(TestContext.Current.CancellationToken);

        seen.ShouldBe(["by a reaction's writer", "by the work"]);
    }

    [Fact]
    public async Task Work_beside_the_reactions_that_fails_is_told_and_may_not_settle()
    {
        store.Begin(async (_, cancellationToken) => await store.SettleAsync(cancellationToken));

        (await Should.ThrowAsync<AggregateException>(() => store.SettleAsync(TestContext.Current.CancellationToken))).InnerExceptions.ShouldHaveSingleItem().ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task Work_beside_the_reactions_ends_with_its_world()
    {
        var token = new TaskCompletionSource<CancellationToken>();
        store.Begin(async (_, cancellationToken) =>
        {
            token.SetResult(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        var first = await token.Task;

        await store.RestoreAsync(World.Empty, TestContext.Current.CancellationToken);

        first.IsCancellationRequested.ShouldBeTrue();
        await store.SettleAsync(TestContext.Current.CancellationToken);
        var ran = false;
        store.Begin((_, cancellationToken) =>
        {
            ran = !cancellationToken.IsCancellationRequested;
            return Task.CompletedTask;
        });
        await store.SettleAsync(TestContext.Current.CancellationToken);
        ran.ShouldBeTrue();
    }

    [Fact]
    public async Task A_restore_that_is_given_up_leaves_nothing_and_keeps_nobody_from_reacting()
    {
        var leave = new TaskCompletionSource();
        var seen = await OneReactionAtWorkAsync(leave.Task, static () => { });
        using var impatience = new CancellationTokenSource();

        var restoring = store.RestoreAsync(World.Empty, impatience.Token);
        store.Write(draft => Put(draft, new Note("meanwhile", "x")));
        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => restoring);
        leave.SetResult();
        await store.SettleAsync(TestContext.Current.CancellationToken);

        seen.ShouldBe(["at work", "waiting", "meanwhile"]);
        store.Current.All<Note>(Note.Here).Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_reaction_that_would_wait_for_itself_is_told_so()
    {
        var told = new List<string>();
        using var subscription = store.Subscribe(async (_, _, cancellationToken) =>
        {
            told.Add((await Should.ThrowAsync<InvalidOperationException>(() => store.SettleAsync(cancellationToken))).Message);
            told.Add((await Should.ThrowAsync<InvalidOperationException>(() => store.AdvanceAsync(TimeSpan.FromHours(1), cancellationToken))).Message);
            told.Add((await Should.ThrowAsync<InvalidOperationException>(() => store.RestoreAsync(World.Empty, cancellationToken))).Message);
        });

        store.Write(draft => Put(draft, new Note("a", "x")));
        await store.SettleAsync(TestContext.Current.CancellationToken);

        told.ShouldBe(Enumerable.Repeat("A reaction can't wait until all reactions have finished.", 3));
    }

    [Fact]
    public async Task Who_advances_at_the_same_time_advances_by_the_sum()
    {
        var hour = TimeSpan.FromHours(1);
        var begin = Now;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.AdvanceAsync(hour, TestContext.Current.CancellationToken))));

        Now.ShouldBe(begin + (20 * hour));
    }

    [Fact]
    public void Writers_take_turns_and_nothing_is_lost()
    {
        store.Write(draft => Put(draft, new Note("count", "0")));

        Parallel.For(0, 1000, _ => store.Write(draft =>
        {
            var note = draft.Find<Note>(Note.Here, "count")!;
            return Put(draft, note with { Text = (int.Parse(note.Text) + 1).ToString() });
        }));

        store.Current.Find<Note>(Note.Here, "count")!.Text.ShouldBe("1000");
    }

    [Fact]
    public void Changes_combined_are_the_difference_of_the_worlds() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3]).List[0, 20].Sample(steps =>
        {
            var mine = new WorldStore(new WorldClock(wall));
            var commits = new List<Commit>();
            using var subscription = mine.Subscribe((commit, _, _) =>
            {
                commits.Add(commit);
                return Task.CompletedTask;
            });
            foreach (var (id, text) in steps)
            {
                mine.Write(draft =>
                {
                    var old = draft.Find<Note>(Note.Here, id.ToString());
                    if (text > 0)
                    {
                        draft.Put(new Note(id.ToString(), text.ToString()));
                    }
                    else if (old is not null)
                    {
                        draft.Remove(old);
                    }

                    return true;
                });
            }

            mine.SettleAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
            var after = Change.Combine(commits).Select(change => change.After).OfType<Note>().ToDictionary(note => note.Id, StringComparer.Ordinal);
            return mine.Current.All<Note>(Note.Here).All(note => after[note.Id] == note) && after.Count == mine.Current.All<Note>(Note.Here).Count();
        });

    /// <summary>Two commits, of which the first is being reacted to until it may go on, and the second waits. Returns what was reacted to.</summary>
    private async Task<List<string>> OneReactionAtWorkAsync(Task goOn, Action then)
    {
        var (entered, seen) = (new TaskCompletionSource(), new List<string>());
        store.Subscribe(async (commit, _, _) =>
        {
            seen.Add(commit.Changes[0].After!.Id);
            entered.TrySetResult();
            await goOn;
            if (seen.Count == 1)
            {
                then();
            }
        });
        store.Write(draft => Put(draft, new Note("at work", "x")));
        store.Write(draft => Put(draft, new Note("waiting", "x")));
        await entered.Task;
        return seen;
    }

    private static bool Put(Draft draft, params ReadOnlySpan<Note> notes)
    {
        foreach (var note in notes)
        {
            draft.Put(note);
        }

        return true;
    }

    private abstract record Animal(string Id, DateTimeOffset? DueAt, List<string> Order) : IDueRow
    {
        public Place Place => Note.Here;

        public string Arn => $"arn:aws:zoo:::{GetType().Name}/{Id}";

        public IReadOnlyDictionary<string, string> Tags => new Dictionary<string, string>(StringComparer.Ordinal);

        public abstract void OnDue(DueTurn due);
    }

    private sealed class Outside(Action left, Action<World> goneBack) : IOutside
    {
        public void GoBack(World world) => goneBack(world);

        public Task LeaveAsync()
        {
            left();
            return Task.CompletedTask;
        }
    }

    private sealed record Aardvark(string Id, DateTimeOffset? DueAt, List<string> Order) : Animal(Id, DueAt, Order), IRow<Aardvark>, IResource
    {
        public override void OnDue(DueTurn due)
        {
            Order.Add($"Aardvark {Id}");
            due.Draft.Remove(this);
        }
    }

    private sealed record Zebra(string Id, DateTimeOffset? DueAt, List<string> Order) : Animal(Id, DueAt, Order), IRow<Zebra>, IResource
    {
        public override void OnDue(DueTurn due)
        {
            Order.Add($"Zebra {Id}");
            due.Draft.Remove(this);
        }
    }
}
