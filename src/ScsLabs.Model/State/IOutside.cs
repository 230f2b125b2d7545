namespace ScsLabs.Model.State;

/// <summary>Something outside of the world that works for it, such as CloudTrail's events or what runs functions. A copy of the world hasn't it.</summary>
internal interface IOutside
{
    /// <summary>Forgets what came after a world that is gone back to. Called under the writers' turn, so it must be quick.</summary>
    void GoBack(World world)
    {
    }

    /// <summary>Ends what belongs to the world that is replaced. Called before that, and again afterwards for what began meanwhile.</summary>
    Task LeaveAsync() => Task.CompletedTask;
}
