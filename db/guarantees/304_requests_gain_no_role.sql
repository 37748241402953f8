-- A role that gains a power is no use to a request.
-- rests on: 110
select 'prevention' as how, 'each request is refused while anything it could become is above the rules; anywhere else rules 110 and 130 tell, of what is still there' as why
