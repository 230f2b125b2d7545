using System.Security.Cryptography;
using CsCheck;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Tests.Bodies;

/// <summary>CRCs of joined bodies, which follow from those of the parts.</summary>
public sealed class CrcPolynomialTests
{
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(100_000);
    private static readonly ChecksumAlgorithm[] Crcs = [ChecksumAlgorithm.Crc32, ChecksumAlgorithm.Crc32C, ChecksumAlgorithm.Crc64Nvme];

    [Fact]
    public void Combined_is_computed_for_any_split_empty_parts_included() =>
        Gen.Int[0, Bytes.Length].Array[0, 12].Sample(cuts =>
        {
            int[] at = [0, .. cuts.Order(), Bytes.Length];
            var parts = at.Zip(at.Skip(1), (from, to) => Bytes[from..to]).ToList();
            foreach (var (algorithm, polynomial) in CrcPolynomial.All)
            {
                polynomial.Combine(parts.Select(part => (ChecksumCalculator.Compute(algorithm, part), (long)part.Length)))
                    .ShouldBe(ChecksumCalculator.Compute(algorithm, Bytes));
            }
        });

    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32, "cbf43926")]
    [InlineData(ChecksumAlgorithm.Crc32C, "e3069283")]
    [InlineData(ChecksumAlgorithm.Crc64Nvme, "ae8b14860a799888")]
    public void The_known_values_come_of_every_split(ChecksumAlgorithm algorithm, string ofDigits)
    {
        var digits = "123456789"u8.ToArray();
        for (var at = 0; at <= digits.Length; at++)
        {
            Polynomial(algorithm).Combine([(ChecksumCalculator.Compute(algorithm, digits.AsSpan(0, at)), at), (ChecksumCalculator.Compute(algorithm, digits.AsSpan(at)), digits.Length - at)])
                .ShouldBe(Convert.FromHexString(ofDigits));
        }
    }

    [Theory]
    [InlineData(ChecksumAlgorithm.Crc32)]
    [InlineData(ChecksumAlgorithm.Crc32C)]
    [InlineData(ChecksumAlgorithm.Crc64Nvme)]
    public void Of_nothing_comes_the_checksum_of_nothing(ChecksumAlgorithm algorithm) =>
        Polynomial(algorithm).Combine([]).ShouldBe(ChecksumCalculator.Compute(algorithm, []));

    [Fact]
    public void Lengths_may_be_beyond_any_object()
    {
        // A run of zeros of 2^40 bytes, doubled up from one, is the same as one combined with itself.
        foreach (var (algorithm, polynomial) in CrcPolynomial.All)
        {
            var (crc, length) = (ChecksumCalculator.Compute(algorithm, [0]), 1L);
            for (var i = 0; i < 40; i++)
            {
                (crc, length) = (polynomial.Combine([(crc, length), (crc, length)]), 2 * length);
            }

            var third = polynomial.Combine([(crc, length), (crc, length), (crc, length)]);
            third.ShouldBe(polynomial.Combine([(crc, length), (polynomial.Combine([(crc, length), (crc, length)]), 2 * length)]));
            third.ShouldNotBe(crc);
        }
    }

    [Fact]
    public async Task A_joined_body_knows_the_CRCs_that_all_its_parts_know_and_no_others()
    {
        var bytes = RandomNumberGenerator.GetBytes(BodyWriter.MemoryBound + 1);
        var (one, other) = (await BodyWriterTests.Write(bytes), await BodyWriterTests.Write(bytes));
        var whole = Body.Join([one, other]);

        whole.IsDigested([ChecksumAlgorithm.Crc32], md5: false).ShouldBeTrue();
        whole.Checksum(ChecksumAlgorithm.Crc32).ShouldBe(ChecksumCalculator.Compute(ChecksumAlgorithm.Crc32, [.. bytes, .. bytes]));
        whole.IsDigested([], md5: true).ShouldBeFalse();
        whole.IsDigested([ChecksumAlgorithm.Crc64Nvme], md5: false).ShouldBeFalse();

        await one.EnsureDigestsAsync(Crcs, md5: false, TestContext.Current.CancellationToken);
        Body.Join([one, other]).IsDigested([ChecksumAlgorithm.Crc32C], md5: false).ShouldBeFalse();
        await other.EnsureDigestsAsync(Crcs, md5: false, TestContext.Current.CancellationToken);
        foreach (var crc in Crcs)
        {
            Body.Join([one, other]).Checksum(crc).ShouldBe(ChecksumCalculator.Compute(crc, [.. bytes, .. bytes]));
        }
    }

    private static CrcPolynomial Polynomial(ChecksumAlgorithm algorithm) => CrcPolynomial.All.Single(one => one.Algorithm == algorithm).Polynomial;
}
