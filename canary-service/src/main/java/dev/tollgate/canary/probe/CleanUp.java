package dev.tollgate.canary.probe;

import dev.tollgate.canary.safety.Result;
import dev.tollgate.kernel.Money;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what flows have left, and proves it: every payment refunded, every balance zero, every wallet closed. It
 * asks the target for each fact and believes nothing that an earlier step said.
 */
final class CleanUp {
    private final Sender sender;
    private final Journal journal;

    CleanUp(Sender sender, Journal journal) {
        this.sender = sender;
        this.journal = journal;
    }

    /** @param instance which sandbox process answers now; footprints of another one went with its memory */
    CleanUpResult prove(List<Footprint> footprints, Optional<String> instance) {
        Money refunded = null;
        int closed = 0;
        for (Footprint footprint : footprints) {
            try {
                Taken taken = takeBack(footprint, instance);
                refunded = refunded == null ? taken.refunded : refunded.plus(taken.refunded);
                closed += taken.wallets;
                journal.erase(footprint);
            } catch (NotProven e) {
                return new CleanUpResult(Result.UNPROVEN, footprint.flow() + ": " + e.getMessage());
            } catch (NoAnswer e) {
                return new CleanUpResult(
                        Result.UNPROVEN, footprint.flow() + ": " + e.reason().meaning());
            }
        }
        return refunded == null || closed == 0
                ? new CleanUpResult(Result.PASS, "nothing was left behind")
                : new CleanUpResult(Result.PASS, proven(refunded, closed));
    }

    private static String proven(Money refunded, int closed) {
        String wallets = closed == 1 ? "wallet closed" : closed + " wallets closed";
        return refunded + " refunded, balance " + Money.zero(refunded.currency()) + ", " + wallets;
    }

    private Taken takeBack(Footprint noted, Optional<String> instance) throws NoAnswer, NotProven {
        Money zero = Money.zero(noted.amount().currency());
        if (!noted.walletAsked()
                || (noted.instance().isPresent() && !noted.instance().equals(instance))) {
            return new Taken(zero, 0);
        }
        Footprint at = noted.wallet().isPresent() ? noted : noted.withWallet(findWallet(noted));
        if (at.topUpAsked() && at.topUp().isEmpty()) {
            at = at.withTopUp(findTopUp(at));
        }
        Money refunded = at.topUp().isPresent() ? refundTheRest(at) : zero;
        close(at);
        return new Taken(refunded, 1);
    }

    /** Asked again with the same key, the target answers with the wallet that it may have opened unheard. */
    private Optional<String> findWallet(Footprint at) throws NoAnswer, NotProven {
        Answer answer = sender.send(WalletRequests.openWallet(at));
        if (answer.id().isEmpty()) {
            throw new NotProven("whether a wallet was opened is not known (" + answer.status() + ")");
        }
        return answer.id();
    }

    private Optional<String> findTopUp(Footprint at) throws NoAnswer, NotProven {
        Answer answer = sender.send(WalletRequests.askTopUp(at));
        if (answer.id().isEmpty()) {
            throw new NotProven("whether a payment was taken is not known (" + answer.status() + ")");
        }
        return answer.id();
    }

    /** Gives back what was paid and is not refunded yet, and asks whether it has been. */
    private Money refundTheRest(Footprint at) throws NoAnswer, NotProven {
        Answer before = topUp(at);
        if (!before.text("state").equals(Optional.of("SUCCEEDED"))) {
            return Money.zero(at.amount().currency());
        }
        Money paid = amount(before, "amount", at);
        Money rest = paid.minus(amount(before, "refunded", at));
        if (rest.amount().signum() > 0) {
            sender.send(WalletRequests.refund(at, rest));
        }
        Money after = amount(topUp(at), "refunded", at);
        if (!after.equals(paid)) {
            throw new NotProven(after + " of " + paid + " is refunded");
        }
        return after;
    }

    private void close(Footprint at) throws NoAnswer, NotProven {
        Answer wallet = wallet(at);
        Money balance = amount(wallet, "balance", at);
        if (!balance.isZero()) {
            throw new NotProven("the balance is " + balance + ", not zero");
        }
        if (wallet.text("state").equals(Optional.of("OPEN"))) {
            sender.send(WalletRequests.close(at));
            wallet = wallet(at);
        }
        if (!wallet.text("state").equals(Optional.of("CLOSED"))
                || !amount(wallet, "balance", at).isZero()) {
            throw new NotProven("the wallet is not closed");
        }
    }

    private Answer wallet(Footprint at) throws NoAnswer, NotProven {
        return found(sender.send(WalletRequests.wallet(at)));
    }

    private Answer topUp(Footprint at) throws NoAnswer, NotProven {
        return found(sender.send(WalletRequests.topUp(at)));
    }

    private static Answer found(Answer answer) throws NotProven {
        if (answer.status() != 200) {
            throw new NotProven("the target answered " + answer.status() + ", not 200");
        }
        return answer;
    }

    private static Money amount(Answer answer, String path, Footprint at) throws NotProven {
        return answer.money(path)
                .filter(money -> money.currency().equals(at.amount().currency()))
                .orElseThrow(() -> new NotProven("the target names no exact " + path + " of the right currency"));
    }

    private record Taken(Money refunded, int wallets) {}

    private static final class NotProven extends Exception {
        private static final long serialVersionUID = 1L;

        NotProven(String message) {
            super(message, null, false, false);
        }
    }
}
