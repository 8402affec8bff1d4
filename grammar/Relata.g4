// The query language: openCypher 9 with EXISTS { }, COUNT { } and COLLECT { } subqueries, pattern comprehensions, shortest paths,
// EXPLAIN / PROFILE, transaction statements, and commands for indexes and constraints in the manner of Neo4j 5.
//
// The grammar is a little wider than the language where a wider rule gives a clearer error: malformed numbers, malformed hop counts
// and the order of clauses are judged by query/parse and query/bind, which can say what is wrong.
grammar Relata;

// ---- Statements -----------------------------------------------------------------------------------------------------------------------

statement
  : (BEGIN TRANSACTION? | COMMIT TRANSACTION? | ROLLBACK TRANSACTION? | schemaCommand | (EXPLAIN | PROFILE)? regularQuery) SEMICOLON? EOF
  ;

schemaCommand: createIndex | createConstraint | createFullTextIndex | dropIndex | showIndexes;
createIndex: CREATE INDEX symbolicName? ifNotExists? FOR indexedNode ON LEFT_PAREN indexedProperty RIGHT_PAREN;
createConstraint: CREATE CONSTRAINT symbolicName? ifNotExists? FOR indexedNode REQUIRE indexedProperty IS UNIQUE;
createFullTextIndex
  : CREATE FULLTEXT INDEX symbolicName? ifNotExists? FOR indexedNode ON EACH LEFT_BRACKET indexedProperty (COMMA indexedProperty)* RIGHT_BRACKET
  ;
dropIndex: DROP (INDEX | CONSTRAINT) symbolicName (IF EXISTS)?;
showIndexes: SHOW (INDEX | INDEXES | CONSTRAINT | CONSTRAINTS);
ifNotExists: IF NOT EXISTS;
indexedNode: LEFT_PAREN variable COLON schemaName (BAR schemaName)* RIGHT_PAREN;
indexedProperty: variable DOT schemaName | LEFT_PAREN variable DOT schemaName RIGHT_PAREN;

regularQuery: singleQuery unionPart*;
unionPart: UNION ALL? singleQuery;
singleQuery: clause+;

clause
  : matchClause
  | unwindClause
  | withClause
  | returnClause
  | createClause
  | mergeClause
  | setClause
  | removeClause
  | deleteClause
  | callClause
  ;

matchClause: OPTIONAL? MATCH pattern where?;
unwindClause: UNWIND expression AS variable;
withClause: WITH projectionBody where?;
returnClause: RETURN projectionBody;
createClause: CREATE pattern;
mergeClause: MERGE patternPart mergeAction*;
mergeAction: ON (MATCH | CREATE) SET setItem (COMMA setItem)*;
setClause: SET setItem (COMMA setItem)*;
setItem
  : propertyExpression EQUAL expression    # setProperty
  | variable EQUAL expression              # setProperties
  | variable PLUS_EQUAL expression         # mergeProperties
  | variable nodeLabels                    # setLabels
  ;
removeClause: REMOVE removeItem (COMMA removeItem)*;
removeItem: variable nodeLabels | propertyExpression;
deleteClause: DETACH? DELETE expression (COMMA expression)*;
callClause: CALL procedureName procedureArguments? (YIELD (STAR | yieldItem (COMMA yieldItem)*) where?)?;
procedureArguments: LEFT_PAREN expressionList? RIGHT_PAREN;
procedureName: symbolicName (DOT schemaName)*;
yieldItem: (symbolicName AS)? variable;

where: WHERE expression;

projectionBody: DISTINCT? projectionItems (ORDER BY sortItem (COMMA sortItem)*)? (SKIP_ expression)? (LIMIT expression)?;
projectionItems: STAR (COMMA projectionItem)* | projectionItem (COMMA projectionItem)*;
projectionItem: expression (AS variable)?;
sortItem: expression (ASCENDING | ASC | DESCENDING | DESC)?;

// ---- Patterns -------------------------------------------------------------------------------------------------------------------------

pattern: patternPart (COMMA patternPart)*;
patternPart: (variable EQUAL)? (shortestPath | patternElement);
shortestPath: (SHORTESTPATH | ALLSHORTESTPATHS) LEFT_PAREN patternElement RIGHT_PAREN;
patternElement: nodePattern patternChain* | LEFT_PAREN patternElement RIGHT_PAREN;
patternChain: relationshipPattern nodePattern;
// At least one relationship: what tells a pattern from a parenthesised expression.
relationshipsPattern: nodePattern patternChain+;
nodePattern: LEFT_PAREN variable? nodeLabels? properties? RIGHT_PAREN;
relationshipPattern: leftArrowHead? dash relationshipDetail? dash rightArrowHead?;
relationshipDetail: LEFT_BRACKET variable? relationshipTypes? rangeLiteral? properties? RIGHT_BRACKET;
relationshipTypes: COLON schemaName (BAR COLON? schemaName)*;
rangeLiteral: STAR rangeBound? (DOT_DOT rangeBound?)? | rangeBound? DOT_DOT rangeBound?;
rangeBound: MINUS? integerLiteral;
properties: mapLiteral | parameter;
nodeLabels: (COLON schemaName)+;
leftArrowHead: LESS | LEFT_ARROW_HEAD;
rightArrowHead: GREATER | RIGHT_ARROW_HEAD;
dash: MINUS | UNICODE_DASH;

// ---- Expressions, tightest first ------------------------------------------------------------------------------------------------------

expression
  : atom                                                                                           # atomExpression
  | expression DOT schemaName                                                                      # propertyLookup
  | expression nodeLabels                                                                          # labelTest
  | expression LEFT_BRACKET expression RIGHT_BRACKET                                               # subscript
  | expression LEFT_BRACKET from=expression? DOT_DOT to=expression? RIGHT_BRACKET                  # slice
  | (PLUS | MINUS) expression                                                                      # sign
  | expression CARET expression                                                                    # binary
  | expression (STAR | SLASH | PERCENT) expression                                                 # binary
  | expression (PLUS | MINUS) expression                                                           # binary
  | expression (STARTS WITH | ENDS WITH | CONTAINS | MATCHES | IN) expression                      # binary
  | expression IS NOT? NULL_                                                                       # nullTest
  | expression (EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) expression        # binary
  | NOT expression                                                                                 # negation
  | expression AND expression                                                                      # binary
  | expression XOR expression                                                                      # binary
  | expression OR expression                                                                       # binary
  ;

expressionList: expression (COMMA expression)*;

atom
  : literal
  | parameter
  | caseExpression
  | subqueryExpression
  | quantifier
  | reduce
  | listComprehension
  | patternComprehension
  | shortestPath
  | relationshipsPattern
  | parenthesizedExpression
  | functionInvocation
  | variable
  ;

parenthesizedExpression: LEFT_PAREN expression RIGHT_PAREN;
propertyExpression: atom (DOT schemaName)+;

caseExpression: CASE subject=expression? caseBranch+ (ELSE otherwise=expression)? END;
caseBranch: WHEN expression THEN expression;
subqueryExpression: (EXISTS | COUNT | COLLECT) LEFT_BRACE (pattern where? | regularQuery) RIGHT_BRACE;
quantifier: (ALL | ANY | NONE | SINGLE) LEFT_PAREN variable IN expression where? RIGHT_PAREN;
reduce: REDUCE LEFT_PAREN variable EQUAL expression COMMA variable IN expression BAR expression RIGHT_PAREN;
listComprehension: LEFT_BRACKET variable IN expression where? (BAR expression)? RIGHT_BRACKET;
patternComprehension: LEFT_BRACKET (variable EQUAL)? relationshipsPattern where? BAR expression RIGHT_BRACKET;
functionInvocation: functionName LEFT_PAREN (STAR | DISTINCT? expressionList?) RIGHT_PAREN;
functionName: (symbolicName | EXISTS) (DOT schemaName)*;

literal: NULL_ | TRUE | FALSE | STRING | numberLiteral | listLiteral | mapLiteral;
numberLiteral: integerLiteral | FLOAT | MALFORMED_NUMBER;
integerLiteral: DECIMAL_INTEGER | HEX_INTEGER | OCTAL_INTEGER;
listLiteral: LEFT_BRACKET expressionList? RIGHT_BRACKET;
mapLiteral: LEFT_BRACE (mapEntry (COMMA mapEntry)*)? RIGHT_BRACE;
mapEntry: schemaName COLON expression;
parameter: DOLLAR (symbolicName | reservedWord | DECIMAL_INTEGER);

// ---- Names ----------------------------------------------------------------------------------------------------------------------------

variable: symbolicName;

// Labels, relationship types and property keys may be any word.
schemaName: symbolicName | reservedWord;

symbolicName
  : IDENTIFIER | ESCAPED_NAME
  | ANY | NONE | SINGLE | COUNT | COLLECT | REDUCE | SHORTESTPATH | ALLSHORTESTPATHS
  | CALL | YIELD | EXPLAIN | PROFILE | BEGIN | COMMIT | ROLLBACK | TRANSACTION
  | CONSTRAINT | CONSTRAINTS | DROP | EACH | FOR | FULLTEXT | IF | INDEX | INDEXES | REQUIRE | SHOW | UNIQUE
  ;

reservedWord
  : ALL | ASC | ASCENDING | BY | CREATE | DELETE | DESC | DESCENDING | DETACH | EXISTS | LIMIT | MATCH | MERGE | ON | OPTIONAL | ORDER
  | REMOVE | RETURN | SET | SKIP_ | WHERE | WITH | UNION | UNWIND | AND | AS | CONTAINS | DISTINCT | ENDS | IN | IS | NOT | OR | STARTS
  | XOR | FALSE | TRUE | NULL_ | CASE | WHEN | THEN | ELSE | END
  ;

// ---- Tokens: keywords -----------------------------------------------------------------------------------------------------------------

ALL: A L L;
ALLSHORTESTPATHS: A L L S H O R T E S T P A T H S;
AND: A N D;
ANY: A N Y;
AS: A S;
ASC: A S C;
ASCENDING: A S C E N D I N G;
BEGIN: B E G I N;
BY: B Y;
CALL: C A L L;
CASE: C A S E;
COLLECT: C O L L E C T;
COMMIT: C O M M I T;
CONSTRAINT: C O N S T R A I N T;
CONSTRAINTS: C O N S T R A I N T S;
CONTAINS: C O N T A I N S;
COUNT: C O U N T;
CREATE: C R E A T E;
DELETE: D E L E T E;
DESC: D E S C;
DESCENDING: D E S C E N D I N G;
DETACH: D E T A C H;
DISTINCT: D I S T I N C T;
DROP: D R O P;
EACH: E A C H;
ELSE: E L S E;
END: E N D;
ENDS: E N D S;
EXISTS: E X I S T S;
EXPLAIN: E X P L A I N;
FALSE: F A L S E;
FOR: F O R;
FULLTEXT: F U L L T E X T;
IF: I F;
IN: I N;
INDEX: I N D E X;
INDEXES: I N D E X E S;
IS: I S;
LIMIT: L I M I T;
MATCH: M A T C H;
MERGE: M E R G E;
NONE: N O N E;
NOT: N O T;
NULL_: N U L L;
ON: O N;
OPTIONAL: O P T I O N A L;
OR: O R;
ORDER: O R D E R;
PROFILE: P R O F I L E;
REDUCE: R E D U C E;
REMOVE: R E M O V E;
REQUIRE: R E Q U I R E;
RETURN: R E T U R N;
ROLLBACK: R O L L B A C K;
SET: S E T;
SHORTESTPATH: S H O R T E S T P A T H;
SHOW: S H O W;
SINGLE: S I N G L E;
SKIP_: S K I P;
STARTS: S T A R T S;
THEN: T H E N;
TRANSACTION: T R A N S A C T I O N;
TRUE: T R U E;
UNION: U N I O N;
UNIQUE: U N I Q U E;
UNWIND: U N W I N D;
WHEN: W H E N;
WHERE: W H E R E;
WITH: W I T H;
XOR: X O R;
YIELD: Y I E L D;

// ---- Tokens: punctuation --------------------------------------------------------------------------------------------------------------

LEFT_PAREN: '(';
RIGHT_PAREN: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';
LEFT_BRACE: '{';
RIGHT_BRACE: '}';
COMMA: ',';
DOT: '.';
DOT_DOT: '..';
COLON: ':';
SEMICOLON: ';';
BAR: '|';
DOLLAR: '$';
PLUS: '+';
PLUS_EQUAL: '+=';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
CARET: '^';
EQUAL: '=';
MATCHES: '=~';
NOT_EQUAL: '<>';
LESS: '<';
LESS_EQUAL: '<=';
GREATER: '>';
GREATER_EQUAL: '>=';
// Arrows as word processors write them.
LEFT_ARROW_HEAD: [\u27E8\u3008\uFE64\uFF1C];
RIGHT_ARROW_HEAD: [\u27E9\u3009\uFE65\uFF1E];
UNICODE_DASH: [\u00AD\u2010-\u2015\u2212\uFE58\uFE63\uFF0D];

// ---- Tokens: literals and names -------------------------------------------------------------------------------------------------------

DECIMAL_INTEGER: '0' | [1-9] [0-9]*;
HEX_INTEGER: '0' [xX] [0-9a-fA-F]+;
OCTAL_INTEGER: '0' [oO] [0-7]+;
FLOAT: [0-9]* '.' [0-9]+ EXPONENT? | [0-9]+ EXPONENT;
// Whatever starts like a number and is none; longer than the valid tokens above, so it wins only where they do not fit.
MALFORMED_NUMBER: [0-9] [0-9\p{Alphabetic}_]*;

STRING: '\'' (~['\\] | '\\' .)* '\'' | '"' (~["\\] | '\\' .)* '"';
UNTERMINATED_STRING: '\'' (~['\\] | '\\' .)* '\\'? | '"' (~["\\] | '\\' .)* '\\'?;

IDENTIFIER: [\p{ID_Start}\p{Pc}] [\p{ID_Continue}\p{Sc}]*;
ESCAPED_NAME: ('`' ~'`'* '`')+;
UNTERMINATED_NAME: '`' ~'`'*;

BLOCK_COMMENT: '/*' .*? '*/' -> skip;
UNTERMINATED_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'*;
LINE_COMMENT: '//' ~[\r\n]* -> skip;
WHITESPACE: [\p{White_Space}\u001C-\u001F\u180E\uFEFF]+ -> skip;
UNEXPECTED_CHARACTER: .;

fragment EXPONENT: [eE] [+-]? [0-9]+;
fragment A: [aA];
fragment B: [bB];
fragment C: [cC];
fragment D: [dD];
fragment E: [eE];
fragment F: [fF];
fragment G: [gG];
fragment H: [hH];
fragment I: [iI];
fragment J: [jJ];
fragment K: [kK];
fragment L: [lL];
fragment M: [mM];
fragment N: [nN];
fragment O: [oO];
fragment P: [pP];
fragment Q: [qQ];
fragment R: [rR];
fragment S: [sS];
fragment T: [tT];
fragment U: [uU];
fragment V: [vV];
fragment W: [wW];
fragment X: [xX];
fragment Y: [yY];
