namespace ScsLabs.Services.Kms;

/// <summary>Keeps one object that is ready for use: making one costs more than using it, but only one call at a time may use it.</summary>
/// <param name="make">Makes another.</param>
/// <param name="idle">One that is there already; null for none.</param>
internal sealed class Spare<T>(Func<T> make, T? idle = null)
    where T : class, IDisposable
{
    private T? idle = idle;

    /// <summary>Takes the object, or a new one while it is in use.</summary>
    public T Take() => Interlocked.Exchange(ref idle, null) ?? make();

    /// <summary>Gives an object back.</summary>
    public void Return(T used) => Interlocked.Exchange(ref idle, used)?.Dispose();
}
