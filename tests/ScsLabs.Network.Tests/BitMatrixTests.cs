namespace ScsLabs.Network.Tests;

/// <summary>Rows of bits that are longer than a word and than a vector.</summary>
public sealed class BitMatrixTests
{
    private const int Rows = 3;
    private const int Columns = 1000;

    private static readonly int[] Some = [0, 1, 63, 64, 65, 127, 128, 500, 998, 999];

    [Fact]
    public void A_bit_is_set_in_its_row_and_column_alone()
    {
        var matrix = new BitMatrix(Rows, Columns);
        foreach (var column in Some)
        {
            matrix.Set(1, column);
        }

        for (var row = 0; row < Rows; row++)
        {
            matrix.Columns(row).ShouldBe(row == 1 ? Some : []);
            Enumerable.Range(0, Columns).Where(column => matrix.Has(row, column)).ShouldBe(row == 1 ? Some : []);
        }
    }

    [Fact]
    public void A_range_of_bits_ends_before_its_end()
    {
        var matrix = new BitMatrix(Rows, Columns);

        matrix.Set(2, 60, 70);

        matrix.Columns(2).ShouldBe(Enumerable.Range(60, 10));
        matrix.Columns(1).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_are_joined_and_cut()
    {
        var matrix = new BitMatrix(Rows, Columns);
        int[] others = [0, 2, 64, 66, 501, 999];
        foreach (var (row, columns) in ((int, int[])[])[(0, Some), (1, others)])
        {
            foreach (var column in columns)
            {
                matrix.Set(row, column);
            }
        }

        BitMatrix.OrBoth(matrix[2], matrix[0], matrix[1]);
        matrix.Columns(2).ShouldBe([0, 64, 999]);
        BitMatrix.Or(matrix[2], matrix[0]);
        matrix.Columns(2).ShouldBe(Some);
        BitMatrix.Or(matrix[2], matrix[1]);
        matrix.Columns(2).ShouldBe(Some.Union(others).Order());
        BitMatrix.And(matrix[2], matrix[1]);
        matrix.Columns(2).ShouldBe(others);
    }
}
