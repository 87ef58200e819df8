"""What the server says when a request fails, in both languages."""

SERVER: dict[str, dict[str, str]] = {
    "bad_body": {
        "en": "The body of this request is not what the page sends.",
        "zh": "请求内容不符合本页面的格式。",
    },
    "hash_twice": {
        "en": "m, the build, may be given once.",
        "zh": "版本标识m只能给出一次。",
    },
    "other_build": {
        "en": "This page was made by another version of QuantQuake. Reload it to go on.",
        "zh": "本页面由QuantQuake的另一个版本生成，请刷新后继续。",
    },
    "bad_query": {
        "en": "Allowed: name, once; leverage, once or not at all.",
        "zh": "可用参数：name须给出一次，leverage至多一次。",
    },
    "no_episode": {
        "en": "There is no such episode without policy levers; see /api/v1/episodes.",
        "zh": "没有此名称的案例；见/api/v1/episodes。",
    },
    "leverage": {
        "en": "leverage must be a number from 1 to {highest}.",
        "zh": "leverage须为1至{highest}的数。",
    },
    "not_found": {"en": "There is no such page.", "zh": "此页面不存在。"},
    "refused": {"en": "The server refused this request.", "zh": "服务器拒绝了此请求。"},
    "only_read": {
        "en": "The API is read-only: GET and HEAD.",
        "zh": "此接口只读：仅限GET与HEAD。",
    },
    "failed": {
        "en": "The server met an error. It has been written to its log.",
        "zh": "服务器出错，错误已记入日志。",
    },
    "busy": {
        "en": "The server is at work on other scenarios. Ask again in a moment.",
        "zh": "服务器正在计算其他情景，请稍后再试。",
    },
    "in_line": {
        "en": "The server is busy. Your place in the queue: {place}.",
        "zh": "服务器繁忙，正在排队，当前位置：第{place}位。",
    },
    "at_work": {
        "en": "The server is working on this answer.",
        "zh": "服务器正在计算此结果。",
    },
    "stopping": {
        "en": "The server is being restarted. Ask again in a moment.",
        "zh": "服务器正在重启，请稍后再试。",
    },
    "home": {"en": "Open QuantQuake", "zh": "打开量化地震"},
}
