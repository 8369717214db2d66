"""The words of the format, told to people: in English as the files have them, else in the reader's language."""

from amctl.messages import Message

_ACCOUNTS = (
    Message("prospect"),
    Message("onboarding"),
    Message("active"),
    Message("paused"),
    Message("ended"),
    Message("archived"),
    Message("green"),
    Message("yellow"),
    Message("red"),
)
_PEOPLE = (
    Message("economic-buyer"),
    Message("decision-maker"),
    Message("executive-sponsor"),
    Message("technical-buyer"),
    Message("influencer"),
    Message("coach"),
    Message("end-user"),
    Message("daily-contact"),
    Message("procurement"),
    Message("legal"),
    Message("billing"),
    Message("champion"),
    Message("supporter"),
    Message("neutral"),
    Message("skeptic"),
    Message("blocker"),
    Message("unknown"),
    Message("renewal"),
    Message("expansion"),
    Message("email"),
    Message("phone"),
    Message("video"),
    Message("chat"),
    Message("in-person"),
)
_OURS = (  # the usual roles: somebody may have another
    Message("account-manager"),
    Message("account-executive"),
    Message("support"),
    Message("consultant"),
    Message("lead"),
)
_CONTRACTS = (
    Message("open"),
    Message("secured"),
    Message("notice"),
    Message("ending"),
    Message("unsigned"),
    Message("open-ended"),
    Message("renewed"),
    Message("renewed-less"),
    Message("renewed-more"),
    Message("lapsed"),
    Message("terminated"),
    Message("committed"),
    Message("likely"),
    Message("at-risk"),
    Message("lost"),
    Message("usage"),
    Message("pilot"),
    Message("year"),
    Message("quarter"),
    Message("month"),
    Message("term"),
)
_PLANS = (
    Message("identified"),
    Message("qualified"),
    Message("proposed"),
    Message("negotiating"),
    Message("won"),
    Message("adoption"),
    Message("value"),
    Message("growth"),
)
_WORK = (
    Message("critical"),
    Message("high"),
    Message("medium"),
    Message("low"),
    Message("sales-to-account"),
    Message("account-to-account"),
    Message("departed"),
)
_HISTORY = (
    Message("call"),
    Message("meeting"),
    Message("message"),
    Message("visit"),
    Message("review"),
    Message("note"),
    Message("nps"),
    Message("csat"),
    Message("ces"),
    Message("quote"),
)
_WORDS: dict[str, Message] = {
    str(one): one for one in (*_ACCOUNTS, *_PEOPLE, *_OURS, *_CONTRACTS, *_PLANS, *_WORK, *_HISTORY)
}


def word(code: str) -> str:
    """A word of the format as a message; what somebody was free to write is theirs, and stays as it is."""
    return _WORDS.get(code, code)
