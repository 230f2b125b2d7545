namespace ScsLabs.Model.State;

/// <summary>A time at which something happens to a row.</summary>
/// <param name="At">The time, by the world's clock.</param>
/// <param name="Row">The row.</param>
internal sealed record Due(DateTimeOffset At, IDueRow Row)
{
    /// <summary>Orders by time, then by the row's type, id and place, so that runs repeat exactly.</summary>
    public sealed class Order : IComparer<Due>
    {
        public int Compare(Due? x, Due? y)
        {
            var (a, b) = (x!, y!);
            return a.At.CompareTo(b.At) is var byTime and not 0 ? byTime
                : a.Row.GetType() is var one && b.Row.GetType() is var other && one != other ? string.CompareOrdinal(one.FullName, other.FullName)
                : string.CompareOrdinal(a.Row.Id, b.Row.Id) is var byId and not 0 ? byId
                : Place.Compare(a.Row.Place, b.Row.Place);
        }
    }
}
